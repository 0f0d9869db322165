package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.contract.Contract;
import dev.createwallet.server.stub.internal.response.Json;
import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;

/** The limit: an answer that is prepared as bytes, whatever was asked, from a server without any application. */
final class RawHandler {

    private RawHandler() {
    }

    /** Listens on the port that is given. */
    public static void main(String[] arguments) throws Exception {
        byte[] answer = Json.MAPPER.writeValueAsBytes(Contract.packaged().scenarios().get(0).answer());
        Undertow.builder()
                .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
                .setHandler(exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
                    exchange.getResponseSender().send(ByteBuffer.wrap(answer));
                })
                .build()
                .start();
    }
}
