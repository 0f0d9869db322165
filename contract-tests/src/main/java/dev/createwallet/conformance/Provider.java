package dev.createwallet.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A server that is held to the contract. Each request is sent as it is, once, over a connection of its own, and no
 * redirect is followed.
 *
 * <p>The JDK's client cannot be told to leave its connections unshared. Whatever server closes one just after its
 * answer, as HTTP lets it (RFC 9112, 9.5), would then seem to have failed to answer the next call.
 */
final class Provider {

    private final Target target;

    Provider(Target target) {
        this.target = target;
    }

    /** Where a request goes to. */
    URI uri(Request request) {
        return URI.create(target.baseUri().toString().replaceFirst("/+$", "") + request.target());
    }

    /**
     * @throws NoAnswerException if no answer came, or none that is HTTP
     */
    Response answer(Request request) throws NoAnswerException {
        long deadline = System.nanoTime() + target.timeout().toNanos();
        try (Socket connection = connected(deadline)) {
            return exchanged(request, connection, deadline);
        } catch (IOException e) {
            throw NoAnswerException.of(target, e);
        }
    }

    /** The connection, which closes the one below it, too. */
    private Socket connected(long deadline) throws IOException, NoAnswerException {
        // As the JDK's own clients find it; there is none for the local host.
        Proxy proxy = ProxySelector.getDefault().select(target.baseUri()).get(0);
        String host = target.baseUri().getHost();
        if (proxy != Proxy.NO_PROXY) {
            return connected(proxy, InetSocketAddress.createUnresolved(host, target.port()), deadline);
        }
        // A server may listen at one of the addresses only, as at ::1 and not at 127.0.0.1.
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (int i = 0; i < addresses.length - 1; i++) {
            try {
                return connected(proxy, new InetSocketAddress(addresses[i], target.port()), deadline);
            } catch (ConnectException e) {
                // The next one may do.
            }
        }
        return connected(proxy, new InetSocketAddress(addresses[addresses.length - 1], target.port()), deadline);
    }

    private Socket connected(Proxy proxy, InetSocketAddress address, long deadline) throws IOException, NoAnswerException {
        Socket plain = new Socket(proxy);
        try {
            plain.setTcpNoDelay(true);
            plain.connect(address, millis(deadline));
            return target.secure() ? secured(plain, deadline) : plain;
        } catch (SocketTimeoutException e) {
            boolean connected = plain.isConnected();
            plain.close();
            throw connected ? NoAnswerException.withoutHandshake(target) : NoAnswerException.unreachable(target);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket secured(Socket plain, long deadline) throws IOException {
        SSLContext trusted = target.tls();
        SSLSocketFactory factory = trusted == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trusted.getSocketFactory();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, target.baseUri().getHost(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.setSoTimeout(millis(deadline));
        secured.startHandshake();
        return secured;
    }

    private Response exchanged(Request request, Socket connection, long deadline) throws IOException, NoAnswerException {
        try {
            connection.getOutputStream().write(bytes(request));
        } catch (IOException e) {
            // A server may answer and close before it has read everything; the answer counts.
        }
        try {
            return new ResponseReader(connection.getInputStream(), () -> connection.setSoTimeout(millis(deadline)))
                    .read(request.method().equals("HEAD"));
        } catch (SocketTimeoutException e) {
            throw NoAnswerException.late(target);
        }
    }

    private byte[] bytes(Request request) throws IOException {
        URI uri = uri(request);
        StringBuilder head = new StringBuilder(request.method()).append(' ').append(uri.getRawPath())
                .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()).append(" HTTP/1.1\r\n")
                .append("Host: ").append(uri.getRawAuthority()).append("\r\nConnection: close\r\n");
        if (request.body().length > 0 || !request.method().matches("GET|HEAD|DELETE")) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        request.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
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
