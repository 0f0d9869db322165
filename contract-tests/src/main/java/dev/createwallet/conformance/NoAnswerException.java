package dev.createwallet.conformance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A call got no answer that is HTTP; the message says what came of it and what may be done. */
final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean connected;

    private NoAnswerException(String message, boolean connected) {
        super(message);
        this.connected = connected;
    }

    /** Whether there was a server to send the request to. */
    boolean connected() {
        return connected;
    }

    static NoAnswerException late(Target target) {
        return new NoAnswerException("connects to " + at(target) + ", but does not answer within "
                + target.timeout().toMillis() + " ms", true);
    }

    static NoAnswerException of(Target target, Throwable cause) {
        if (is(cause, UnresolvedAddressException.class) || is(cause, UnknownHostException.class)) {
            return new NoAnswerException("the host " + target.baseUri().getHost() + " is not known", false);
        }
        if (is(cause, HttpConnectTimeoutException.class)) {
            return new NoAnswerException("cannot connect to " + at(target) + " within " + target.timeout().toMillis() + " ms", false);
        }
        if (is(cause, ConnectException.class)) {
            return new NoAnswerException("nothing listens at " + at(target), false);
        }
        if (is(cause, CertificateException.class)) {
            return new NoAnswerException("the certificate of " + at(target) + " is not trusted", false);
        }
        if (is(cause, SSLException.class)) {
            return new NoAnswerException(at(target) + " does not speak TLS as it should; is it plain http?", false);
        }
        if (speaksTls(target)) {
            return new NoAnswerException(at(target) + " speaks TLS; use https", false);
        }
        return new NoAnswerException(is(cause, ProtocolException.class)
                ? "what answers at " + at(target) + " is not HTTP"
                : at(target) + " closed the connection without an answer that is HTTP", true);
    }

    /** Whether the server at an {@code http} address begins a TLS handshake. */
    static boolean speaksTls(Target target) {
        if (!target.baseUri().getScheme().equalsIgnoreCase("http")) {
            return false;
        }
        int millis = Math.toIntExact(Math.min(target.timeout().toMillis(), Integer.MAX_VALUE));
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(target.baseUri().getHost(), port(target.baseUri())), millis);
            plain.setSoTimeout(millis);
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket tls = (SSLSocket) factory.createSocket(plain, target.baseUri().getHost(), plain.getPort(), true)) {
                tls.startHandshake();
                return true;
            }
        } catch (SSLException e) {
            return is(e, CertificateException.class);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean is(Throwable thrown, Class<? extends Throwable> type) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).anyMatch(type::isInstance);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static String at(Target target) {
        return target.baseUri().getHost() + ":" + port(target.baseUri());
    }
}
