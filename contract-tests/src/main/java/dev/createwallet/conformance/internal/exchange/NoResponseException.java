package dev.createwallet.conformance.internal.exchange;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A request got no HTTP response. The message says why. */
public final class NoResponseException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_HANDSHAKE_MILLIS = 1_000;

    private final Kind kind;

    private enum Kind {
        UNREACHABLE,
        WITHOUT_RESPONSE,
        CLOSED,
        BROKEN
    }

    private NoResponseException(String message, Kind kind) {
        super(message);
        this.kind = kind;
    }

    /** Returns whether there was a server to send the request to. */
    public boolean connected() {
        return kind != Kind.UNREACHABLE;
    }

    /** Returns whether an HTTP response came, but not a valid and complete one. */
    public boolean began() {
        return kind == Kind.BROKEN;
    }

    /** Returns whether the server closed the connection in place of a response, as it does if it crashes. */
    public boolean closed() {
        return kind == Kind.CLOSED;
    }

    static NoResponseException unreachable(Server server) {
        return new NoResponseException(
                "cannot connect to " + server.address() + " within "
                        + server.timeout().toMillis() + " ms",
                Kind.UNREACHABLE);
    }

    static NoResponseException withoutHandshake(Server server) {
        return new NoResponseException(
                "the server at " + server.address() + " does not complete a TLS handshake within "
                        + server.timeout().toMillis() + " ms; it may speak plain http",
                Kind.UNREACHABLE);
    }

    static NoResponseException late(Server server) {
        return new NoResponseException(
                "the server at " + server.address() + " does not respond within "
                        + server.timeout().toMillis() + " ms; set a longer timeout if it is slow (--timeout)",
                Kind.WITHOUT_RESPONSE);
    }

    /** What is wrong with a response whose status line came. */
    static NoResponseException broken(Server server, IOException cause) {
        String reason = cause instanceof SocketTimeoutException
                ? "it is not complete within " + server.timeout().toMillis()
                        + " ms; its length may be wrong, or set a longer timeout (--timeout)"
                : cause instanceof ProtocolException
                        ? cause.getMessage()
                        : "the server closed the connection before it was complete";
        return new NoResponseException(
                "the response of the server at " + server.address() + " is not valid HTTP: " + reason, Kind.BROKEN);
    }

    static NoResponseException outOfStep(Server server, IOException cause) {
        return new NoResponseException(
                "the server at " + server.address() + " is out of step: on a connection that it keeps, "
                        + (cause instanceof ProtocolException
                                ? "bytes that are no HTTP response follow the response before"
                                : "it closed the connection before its second response was complete"),
                Kind.WITHOUT_RESPONSE);
    }

    public static NoResponseException of(Server server, IOException cause) {
        if (cause instanceof UnknownHostException) {
            return new NoResponseException("the host " + server.host() + " is unknown", Kind.UNREACHABLE);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return new NoResponseException("nothing listens at " + server.address(), Kind.UNREACHABLE);
        }
        if (untrusted(cause)) {
            return new NoResponseException(
                    "the certificate of " + server.address()
                            + " is not trusted for that name; name the certificates to trust"
                            + " (--ca FILE), or trust any (--insecure)",
                    Kind.UNREACHABLE);
        }
        if (cause instanceof SSLException) {
            return new NoResponseException(
                    "the server at " + server.address() + " does not speak TLS; it may speak plain http",
                    Kind.UNREACHABLE);
        }
        return cause instanceof ProtocolException
                ? new NoResponseException(
                        "the server at " + server.address() + " does not speak HTTP", Kind.WITHOUT_RESPONSE)
                : new NoResponseException(
                        "the server at " + server.address() + " closed the connection without a response", Kind.CLOSED);
    }

    /** Returns whether the server at an {@code http} address completes a TLS handshake. Sends no request. */
    public static boolean speaksTls(Server server) {
        if (server.secure()) {
            return false;
        }
        int millis = (int) Math.min(server.timeout().toMillis(), LONGEST_HANDSHAKE_MILLIS);
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.host(), server.port()), millis);
            plain.setSoTimeout(millis);
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket tls = (SSLSocket) factory.createSocket(plain, server.host(), server.port(), true)) {
                tls.startHandshake();
                return true;
            }
        } catch (SSLException e) {
            return untrusted(e);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean untrusted(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }
}
