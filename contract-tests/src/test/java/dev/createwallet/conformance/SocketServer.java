package dev.createwallet.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of any protocol: hands each connection to a handler, and counts the connections. */
final class SocketServer implements AutoCloseable {

    /** Handles a connection, which is closed afterwards. */
    @FunctionalInterface
    interface Behaviour {

        void accept(Socket connection, int number) throws IOException, InterruptedException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket;
    private final Behaviour behaviour;

    SocketServer(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), behaviour);
    }

    SocketServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
        threads.execute(this::accept);
    }

    /** Sends the same bytes on each connection, one for each character of the text (Latin-1). */
    static SocketServer responding(String response) throws IOException {
        return new SocketServer((connection, number) -> {
            readRequest(connection);
            write(connection, response);
        });
    }

    static String readRequest(Socket connection) throws IOException {
        String head = readHead(connection);
        return head + readBody(connection, head);
    }

    static String readHead(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        for (int b = 0; head.indexOf("\r\n\r\n") < 0 && b >= 0; ) {
            b = in.read();
            if (b >= 0) {
                head.append((char) b);
            }
        }
        return head.toString();
    }

    static String readBody(Socket connection, String head) throws IOException {
        String length = head.replaceFirst("(?is).*\r\ncontent-length: (\\d+)\r\n.*", "$1");
        byte[] body = connection.getInputStream().readNBytes(length.matches("\\d+") ? Integer.parseInt(length) : 0);
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(connection, number));
            }
        } catch (IOException e) {
            // The server was closed.
        }
    }

    private void serve(Socket connection, int number) {
        try (connection) {
            behaviour.accept(connection, number);
        } catch (IOException | InterruptedException e) {
            // The client or the test closed the connection.
        }
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    URI secureBaseUri() {
        return URI.create("https://127.0.0.1:" + socket.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
