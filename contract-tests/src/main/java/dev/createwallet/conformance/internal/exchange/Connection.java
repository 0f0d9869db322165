package dev.createwallet.conformance.internal.exchange;

import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends each request once, as it is, over a connection of its own. Follows no redirects.
 *
 * <p>The JDK's client shares connections and cannot be told not to. HTTP allows a server to close a connection just
 * after a response (RFC 9112, 9.5), and the JDK's client then reports that the next request got no response.
 */
public final class Connection {

    private final Server server;

    public Connection(Server server) {
        this.server = server;
    }

    /** Returns the names of the headers that every request has beside its own. */
    Set<String> names() {
        return new TreeSet<>(server.headers().keySet());
    }

    /** Returns what stands before the target of a request. */
    String base() {
        return server.baseUri().toString().replaceFirst("/+$", "");
    }

    /**
     * Sends a request.
     *
     * @throws NoResponseException if no HTTP response came
     */
    public Response send(Request request) throws NoResponseException {
        long deadline = System.nanoTime() + server.timeout().toNanos();
        ResponseReader reader = null;
        try (Socket connection = connected(deadline)) {
            write(request, connection, true);
            reader = new ResponseReader(connection.getInputStream(), () -> connection.setSoTimeout(millis(deadline)));
            return reader.read(request.method().equals("HEAD"));
        } catch (IOException e) {
            throw failure(reader, e);
        }
    }

    private NoResponseException failure(@Nullable ResponseReader reader, IOException cause) {
        return reader != null && reader.began()
                ? NoResponseException.broken(server, cause)
                : cause instanceof SocketTimeoutException
                        ? NoResponseException.late(server)
                        : NoResponseException.of(server, cause);
    }

    /** Returns a sender of requests over one connection. */
    public Kept kept() {
        return new Kept();
    }

    /** Sends requests over one connection for as long as the server keeps it, then over another. */
    public final class Kept implements AutoCloseable {

        private @Nullable Socket connection;
        private @Nullable ResponseReader reader;
        private long deadline;

        private Kept() {}

        /**
         * Sends a request.
         *
         * @throws NoResponseException if no HTTP response came
         */
        public Response send(Request request) throws NoResponseException {
            deadline = System.nanoTime() + server.timeout().toNanos();
            boolean again = false;
            try {
                again = connection != null && isTaken(request, connection);
                if (!again) {
                    open(request);
                }
                Response response =
                        Objects.requireNonNull(reader).read(request.method().equals("HEAD"));
                if (!reader.keepsConnection()) {
                    close();
                }
                return response;
            } catch (IOException e) {
                throw again
                                && !(e instanceof SocketTimeoutException)
                                && !Objects.requireNonNull(reader).began()
                        ? NoResponseException.outOfStep(server, e)
                        : failure(reader, e);
            }
        }

        /** A server may close a connection at any time (RFC 9112, 9.5); then nothing of a response comes. */
        private boolean isTaken(Request request, Socket open) throws SocketTimeoutException {
            try {
                write(request, open, false);
                Objects.requireNonNull(reader).requireMore();
                return true;
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                return false;
            }
        }

        private void open(Request request) throws IOException, NoResponseException {
            close();
            Socket opened = connected(deadline);
            connection = opened;
            reader = new ResponseReader(opened.getInputStream(), () -> opened.setSoTimeout(millis(deadline)));
            write(request, opened, false);
        }

        @Override
        public void close() {
            try {
                if (connection != null) {
                    connection.close();
                }
            } catch (IOException e) {
                // Nothing is left to be read.
            }
            connection = null;
        }
    }

    /** Closing the connection closes the one below it, too. */
    private Socket connected(long deadline) throws IOException, NoResponseException {
        // The proxy that the clients of the JDK use. The local host has none.
        Proxy proxy = ProxySelector.getDefault().select(server.baseUri()).get(0);
        String host = server.host();
        if (!proxy.equals(Proxy.NO_PROXY)) {
            return connected(proxy, InetSocketAddress.createUnresolved(host, server.port()), deadline);
        }
        // A server may listen on one of the addresses only, for example on ::1 and not on 127.0.0.1.
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (int i = 0; i < addresses.length - 1; i++) {
            try {
                return connected(proxy, new InetSocketAddress(addresses[i], server.port()), deadline);
            } catch (ConnectException e) {
                // Try the next address.
            }
        }
        return connected(proxy, new InetSocketAddress(addresses[addresses.length - 1], server.port()), deadline);
    }

    private Socket connected(Proxy proxy, InetSocketAddress address, long deadline)
            throws IOException, NoResponseException {
        Socket plain = new Socket(proxy);
        try {
            plain.setTcpNoDelay(true);
            plain.connect(address, millis(deadline));
            return server.secure() ? secured(plain, deadline) : plain;
        } catch (SocketTimeoutException e) {
            boolean connected = plain.isConnected();
            plain.close();
            throw connected ? NoResponseException.withoutHandshake(server) : NoResponseException.unreachable(server);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket secured(Socket plain, long deadline) throws IOException {
        SSLContext trusted = server.tls();
        SSLSocketFactory factory =
                trusted == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trusted.getSocketFactory();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.setSoTimeout(millis(deadline));
        secured.startHandshake();
        return secured;
    }

    private void write(Request request, Socket connection, boolean last) {
        try {
            connection.getOutputStream().write(bytes(request, last));
        } catch (IOException e) {
            // A server may respond and close the connection before it has read the whole request.
        }
    }

    /** Returns whether a request says how long its body is. */
    static boolean hasLength(Request request) {
        return request.body().length > 0 || !request.method().matches("GET|HEAD|DELETE");
    }

    private byte[] bytes(Request request, boolean last) throws IOException {
        StringBuilder head = new StringBuilder(request.method())
                .append(' ')
                .append(server.baseUri().getRawPath().replaceFirst("/+$", ""))
                .append(request.target())
                .append(" HTTP/1.1\r\n")
                .append("Host: ")
                .append(server.baseUri().getRawAuthority())
                .append(last ? "\r\nConnection: close\r\n" : "\r\n");
        if (hasLength(request)) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        server.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(request.body());
        return bytes.toByteArray();
    }

    private static int millis(long deadline) throws SocketTimeoutException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
