package dev.createwallet.conformance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A call got no answer that is HTTP; the message says what came of it and what may be done. */
final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_HANDSHAKE_MILLIS = 1_000;

    private final boolean connected;

    private NoAnswerException(String message, boolean connected) {
        super(message);
        this.connected = connected;
    }

    /** Whether there was a server to send the request to. */
    boolean connected() {
        return connected;
    }

    static NoAnswerException unreachable(Target target) {
        return new NoAnswerException(
                "cannot connect to " + target.address() + " within " + target.timeout().toMillis() + " ms", false);
    }

    static NoAnswerException withoutHandshake(Target target) {
        return new NoAnswerException("the server at " + target.address() + " completes no TLS handshake within "
                + target.timeout().toMillis() + " ms; is it plain http?", false);
    }

    static NoAnswerException late(Target target) {
        return new NoAnswerException("the server at " + target.address() + " does not answer within "
                + target.timeout().toMillis() + " ms", true);
    }

    static NoAnswerException of(Target target, IOException cause) {
        if (cause instanceof UnknownHostException) {
            return new NoAnswerException("the host " + target.baseUri().getHost() + " is not known", false);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return new NoAnswerException("nothing listens at " + target.address(), false);
        }
        if (untrusted(cause)) {
            return new NoAnswerException("the certificate of " + target.address() + " is not trusted for that name", false);
        }
        if (cause instanceof SSLException) {
            return new NoAnswerException("the server at " + target.address() + " does not speak TLS; is it plain http?", false);
        }
        return new NoAnswerException(cause instanceof ProtocolException
                ? "what answers at " + target.address() + " is not HTTP"
                : "the server at " + target.address() + " closed the connection before its answer was complete", true);
    }

    /** Whether the server at an {@code http} address begins a TLS handshake without much ado. No request is sent. */
    static boolean speaksTls(Target target) {
        if (target.secure()) {
            return false;
        }
        int millis = (int) Math.min(target.timeout().toMillis(), LONGEST_HANDSHAKE_MILLIS);
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(target.baseUri().getHost(), target.port()), millis);
            plain.setSoTimeout(millis);
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket tls = (SSLSocket) factory.createSocket(plain, target.baseUri().getHost(), target.port(), true)) {
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
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).anyMatch(CertificateException.class::isInstance);
    }
}
