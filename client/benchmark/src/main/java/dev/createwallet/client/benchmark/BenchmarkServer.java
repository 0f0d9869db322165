package dev.createwallet.client.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/**
 * Responds to every request with the contract's example, with as little work as possible: a thread for each connection.
 */
final class BenchmarkServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final byte[] RESPONSE = response();

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();

    BenchmarkServer(ServerSocketFactory sockets) throws IOException {
        socket = sockets.createServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        start(() -> {
            while (true) {
                Socket client = socket.accept();
                connections.incrementAndGet();
                client.setTcpNoDelay(true);
                start(() -> serve(client));
            }
        });
    }

    private static byte[] response() {
        try (InputStream in = BenchmarkServer.class.getResourceAsStream("/META-INF/openapi/create-wallet.json")) {
            JsonNode contract = new ObjectMapper().readTree(in);
            String body = contract.at(
                            "/paths/~1customers~1{customer_id}~1wallets/post/responses/200/content/application~1json/examples")
                    .path("with_mobile_number")
                    .path("value")
                    .toString();
            return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                            + body)
                    .getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many connections were made: over TLS, each is a handshake. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void serve(Socket client) throws IOException {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[8192];
            int filled = 0;
            while (true) {
                int end;
                while ((end = end(buffer, filled)) < 0 || end > filled) {
                    int read = in.read(buffer, filled, buffer.length - filled);
                    if (read < 0) {
                        throw new EOFException();
                    }
                    filled += read;
                }
                System.arraycopy(buffer, end, buffer, 0, filled - end);
                filled -= end;
                out.write(RESPONSE);
            }
        }
    }

    /** Where the first request in the buffer ends, negative if its headers do not. */
    private static int end(byte[] buffer, int filled) {
        String text = new String(buffer, 0, filled, ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return -1;
        }
        Matcher length = LENGTH.matcher(text);
        return head + 4 + (length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // The client or the benchmark is done.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
