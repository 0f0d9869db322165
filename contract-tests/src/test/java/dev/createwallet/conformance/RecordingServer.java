package dev.createwallet.conformance;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server that writes down the requests it gets, in one form: headers in order, without those of the connection. */
public final class RecordingServer implements AutoCloseable {

    private final List<String> requests = new ArrayList<>();
    private final String credentials;
    private final SocketServer server;

    /**
     * @param apiKey the key that is accepted
     */
    public RecordingServer(String apiKey) throws IOException {
        credentials = Base64.getEncoder().encodeToString((apiKey + ":").getBytes(StandardCharsets.UTF_8));
        server = new SocketServer((connection, number) -> record(connection));
    }

    private void record(Socket connection) throws IOException {
        String[] parts = SocketServer.readRequest(connection).split("\r\n\r\n", 2);
        String[] lines = parts[0].split("\r\n");
        String headers = Arrays.stream(lines)
                .skip(1)
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("connection:"))
                .map(String::strip)
                .sorted()
                .collect(Collectors.joining("\n"));
        synchronized (requests) {
            requests.add(Stream.of(lines[0], headers, parts[parts.length - 1]).collect(Collectors.joining("\n")));
        }
        // Rejects wrong credentials, so that the kit goes on.
        boolean good = headers.contains("Basic " + credentials);
        SocketServer.write(
                connection,
                "HTTP/1.1 " + (good ? 200 : 401) + " Reason\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
    }

    public URI baseUri() {
        return server.baseUri();
    }

    /** Returns the requests since the last call. */
    public List<String> takeAll() {
        synchronized (requests) {
            List<String> taken = List.copyOf(requests);
            requests.clear();
            return taken;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
