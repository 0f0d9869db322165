package dev.createwallet.conformance;

import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A server with an alteration: it passes requests on to the sound server, and changes requests and responses. */
final class AlteredProvider implements AutoCloseable {

    /** These headers belong to one connection. */
    private static final List<String> NOT_PASSED_ON =
            List.of("connection", "content-length", "host", "transfer-encoding");

    private final Sound sound;
    private final Alteration alteration;
    private final SocketServer server;

    AlteredProvider(Sound sound, Alteration alteration) throws IOException {
        this.sound = sound;
        this.alteration = alteration;
        this.server = new SocketServer((connection, number) -> serve(connection));
    }

    URI baseUri() {
        return server.baseUri();
    }

    private void serve(Socket connection) throws IOException {
        Alteration.Connections connections = alteration.connections();
        boolean kept = true;
        for (int requests = 1; kept; requests++) {
            String head = SocketServer.readHead(connection);
            if (!head.contains("\r\n\r\n")) {
                // The end, or not HTTP: the kit probes for TLS.
                return;
            }
            if (!head.matches("(?s)[A-Z]+ /\\S* HTTP/1.1\r\n.*")) {
                SocketServer.write(connection, "HTTP/1.1 501 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }
            boolean unread = !connections.reads() && response(parsed(head)).status() == 401;
            Request request = parsed(unread ? head : head + SocketServer.readBody(connection, head));
            Response response = alteration.response().apply(request, response(request));
            kept = !connections.end(requests, response.status()) && !head.contains("\r\nConnection: close\r\n");
            String bytes = bytes(response);
            SocketServer.write(
                    connection,
                    alteration
                            .wire()
                            .apply(kept || !connections.told() ? bytes.replace("connection: close\r\n", "") : bytes));
        }
    }

    private Response response(Request request) throws IOException {
        try {
            return sound.respond(alteration.request().apply(request));
        } catch (NoResponseException e) {
            throw new IOException(e);
        }
    }

    static Request parsed(String bytes) {
        String[] parts = bytes.split("\r\n\r\n", 2);
        String[] lines = parts[0].split("\r\n");
        String[] line = lines[0].split(" ");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(":\\s*", 2);
            if (!NOT_PASSED_ON.contains(header[0].toLowerCase(Locale.ROOT))) {
                headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
            }
        }
        return new Request(line[0], line[1], new Headers(headers), parts[1].getBytes(StandardCharsets.ISO_8859_1));
    }

    static String bytes(Response response) {
        StringBuilder text =
                new StringBuilder("HTTP/1.1 ").append(response.status()).append(" Reason\r\n");
        response.headers().forEach((name, value) -> {
            if (!NOT_PASSED_ON.contains(name)) {
                text.append(name).append(": ").append(value).append("\r\n");
            }
        });
        return text.append("content-length: ")
                .append(response.body().length)
                .append("\r\nconnection: close\r\n\r\n")
                .append(new String(response.body(), StandardCharsets.ISO_8859_1))
                .toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
