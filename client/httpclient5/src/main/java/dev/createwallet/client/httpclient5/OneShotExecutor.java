package dev.createwallet.client.httpclient5;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Begins the exchange once its connection is there and before anything is written; a second attempt fails. */
final class OneShotExecutor extends HttpRequestExecutor {

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        // CONNECT asks a proxy for a tunnel; it is not the request of the exchange.
        if (context.getAttribute(RequestBody.ATTRIBUTE) instanceof RequestBody body
                && !request.getMethod().equals("CONNECT")) {
            if (hasUnsolicitedData(connection)) {
                throw new ConnectionClosedException("The server sent a response without a request");
            }
            body.begin();
        }
        return super.execute(request, connection, information, context);
    }

    private static boolean hasUnsolicitedData(HttpClientConnection connection) throws IOException {
        if (connection instanceof ManagedHttpClientConnection managed && managed.getSSLSession() == null) {
            InputStream in = managed.getSocket().getInputStream();
            return in.available() > 0;
        }
        return false;
    }
}
