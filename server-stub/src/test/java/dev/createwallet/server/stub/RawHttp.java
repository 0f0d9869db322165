package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Requests as bytes, each char one of them, for what no client would send. All ask to close the connection. */
public final class RawHttp {

    public static final String FORM = "application/x-www-form-urlencoded";
    public static final String PATH = CreateWallet.PATH;

    private RawHttp() {}

    /** Sends the request and reads the response until the server closes. */
    public static RawResponse exchange(int port, String request) throws IOException {
        RawResponse response = exchangeIfAny(port, request);
        assertThat(response.text()).as("response").isNotEmpty();
        return response;
    }

    /** The same, for a request that may get no response. */
    public static RawResponse exchangeIfAny(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            // A server that rejects early closes early; sending the rest then fails, as it should.
            Thread sender = new Thread(() -> {
                try {
                    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    // The response shows it.
                }
            });
            sender.start();
            return RawResponse.readIfAny(socket.getInputStream());
        }
    }

    public static String post(String path, @Nullable String type, String body) {
        return request("POST", path, type, body);
    }

    public static String request(String method, String path, @Nullable String type, String body) {
        return head(method, path) + (type == null ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    public static String raw(String path, String headers, String body) {
        return head("POST", path) + "Content-Type: " + FORM + "\r\n" + headers + "\r\n" + body;
    }

    public static String chunked(String path, String body) {
        return raw(
                path,
                "Transfer-Encoding: chunked\r\n",
                Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
    }

    public static String chunkedRaw(String body) {
        return raw(PATH, "Transfer-Encoding: chunked\r\n", body);
    }

    public static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + credentials();
    }

    public static String credentials() {
        return "Authorization: " + CreateWallet.authorization(TestRuntime.API_KEY) + "\r\n";
    }
}
