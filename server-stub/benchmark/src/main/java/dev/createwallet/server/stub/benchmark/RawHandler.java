package dev.createwallet.server.stub.benchmark;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.response.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** The limit: the stub's HTTP server without any application, with a prepared response to every request. */
public final class RawHandler {

    private RawHandler() {}

    /** Listens on the port that is given. */
    public static void main(String[] arguments) throws Exception {
        byte[] prepared = Json.MAPPER.writeValueAsBytes(
                Digest.packaged().operation("createWallet").scenarios().get(0).response());
        Server server =
                new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])));
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                response.write(true, ByteBuffer.wrap(prepared), callback);
                return true;
            }
        });
        server.start();
    }
}
