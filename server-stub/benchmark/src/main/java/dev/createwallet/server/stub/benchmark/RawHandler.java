package dev.createwallet.server.stub.benchmark;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.response.Json;
import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;

/** The limit: a server without any application, with a prepared response to every request. */
public final class RawHandler {

    private RawHandler() {
    }

    /** Listens on the port that is given. */
    public static void main(String[] arguments) throws Exception {
        byte[] response = Json.MAPPER.writeValueAsBytes(Digest.packaged().operation("createWallet").scenarios().get(0).response());
        Undertow.builder()
                .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
                .setHandler(exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
                    exchange.getResponseSender().send(ByteBuffer.wrap(response));
                })
                .build()
                .start();
    }
}
