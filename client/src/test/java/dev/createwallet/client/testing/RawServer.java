package dev.createwallet.client.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A server on a plain socket: it records the bytes of each request and runs its script on each connection. */
public final class RawServer implements AutoCloseable {

    /** What to do on one connection. It is closed when the script ends. */
    @FunctionalInterface
    public interface Script {
        void run(Connection connection) throws IOException;
    }

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private final ServerSocket socket;
    private final String scheme;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch clientClosed = new CountDownLatch(1);

    private RawServer(ServerSocketFactory sockets, String scheme, Script script) throws IOException {
        this.socket = sockets.createServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        this.scheme = scheme;
        this.script = script;
        start("raw-server", this::accept);
    }

    public static RawServer start(Script script) {
        return start(ServerSocketFactory.getDefault(), "http", script);
    }

    public static RawServer startTls(ServerSocketFactory sockets, Script script) {
        return start(sockets, "https", script);
    }

    private static RawServer start(ServerSocketFactory sockets, String scheme, Script script) {
        try {
            return new RawServer(sockets, scheme, script);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Responds to every request the same way, on connections that stay open. */
    public static RawServer responding(String response) {
        return responding(response.getBytes(UTF_8));
    }

    public static RawServer responding(byte[] response) {
        return start(always(response));
    }

    /** Reads one request, sends this much of a response, and no more. */
    public static RawServer stallingAfter(String response) {
        return start(stalling(response));
    }

    public static Script stalling(String response) {
        return connection -> {
            connection.readRequest();
            connection.send(response);
            connection.stall();
        };
    }

    public static Script always(byte[] response) {
        return connection -> {
            while (true) {
                connection.readRequest();
                connection.send(response);
            }
        };
    }

    /** A complete response. */
    public static String response(int status, String body, String... headers) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    public URI baseUri() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    /** The complete requests, in the order of their ends; a character is a byte. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The one request that was received. */
    public String request() {
        if (requests.size() != 1) {
            throw new AssertionError("not one request but " + requests.size());
        }
        return requests.get(0);
    }

    public int connections() {
        return accepted.get();
    }

    /** Waits until a client has closed a connection that a script was reading from. */
    public boolean clientClosesWithin(long timeout, TimeUnit unit) throws InterruptedException {
        return clientClosed.await(timeout, unit);
    }

    public boolean clientHasClosed() {
        return clientClosed.getCount() == 0;
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                accepted.incrementAndGet();
                open.add(client);
                start("raw-server-connection", () -> serve(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            script.run(new Connection(client));
        } catch (EOFException e) {
            clientClosed.countDown();
        } catch (IOException e) {
            // The client hung up, or the test is over.
            clientClosed.countDown();
        } finally {
            open.remove(client);
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** One connection of a client. */
    public final class Connection {

        private final Socket client;
        private final InputStream in;

        private Connection(Socket client) throws IOException {
            this.client = client;
            this.in = new BufferedInputStream(client.getInputStream());
        }

        /** Reads and logs one request; the script ends if the client has closed. */
        public String readRequest() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                bytes.write(readByte());
            }
            Matcher length = CONTENT_LENGTH.matcher(bytes.toString(ISO_8859_1));
            if (length.find()) {
                for (int i = Integer.parseInt(length.group(1)); i > 0; i--) {
                    bytes.write(readByte());
                }
            }
            requests.add(bytes.toString(ISO_8859_1));
            return bytes.toString(ISO_8859_1);
        }

        public void readBytes(int count) throws IOException {
            for (int i = 0; i < count; i++) {
                readByte();
            }
        }

        public void send(String text) throws IOException {
            send(text.getBytes(UTF_8));
        }

        public void send(byte[] bytes) throws IOException {
            client.getOutputStream().write(bytes);
            client.getOutputStream().flush();
        }

        /** Sends nothing more, until the client closes the connection. */
        public void stall() throws IOException {
            while (true) {
                readByte();
            }
        }

        /** Ends the connection with a reset instead of an end of stream. */
        public void reset() throws IOException {
            client.setSoLinger(true, 0);
            client.close();
        }

        private int readByte() throws IOException {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            return next;
        }
    }
}
