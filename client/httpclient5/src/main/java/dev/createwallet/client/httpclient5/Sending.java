package dev.createwallet.client.httpclient5;

import dev.createwallet.client.transport.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** Sends one exchange. */
final class Sending {

    private static final int PIECE = 8 * 1024;

    private final CloseableHttpClient http;
    private final Exchange exchange;
    private final HttpUriRequestBase request;
    private volatile boolean late;

    Sending(CloseableHttpClient http, Exchange exchange) {
        this.http = http;
        this.exchange = exchange;
        this.request = new HttpUriRequestBase(exchange.method(), exchange.uri());
        exchange.headers().forEach(request::setHeader);
    }

    /** Sends and receives, on this thread. */
    void run() throws IOException {
        RequestBody body = new RequestBody(exchange);
        if (exchange.contentLength() > 0 || sendsLengthOfNothing()) {
            request.setEntity(body);
        }
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(RequestBody.ATTRIBUTE, body);
        exchange.onDeadline(this::abortLate);
        URI uri = exchange.uri();
        try (ClassicHttpResponse response =
                http.executeOpen(new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort()), request, context)) {
            receive(response);
        } catch (IOException | RuntimeException e) {
            throw late ? initCause(new SocketTimeoutException("not over in time"), e) : markedIfQuoting(e);
        }
    }

    /** Whether a request without a body has the header {@code Content-Length: 0}, as it does over the JDK's client. */
    private boolean sendsLengthOfNothing() {
        return exchange.method().equals("POST") || exchange.method().equals("PUT");
    }

    private void receive(ClassicHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>(1))
                    .add(header.getValue());
        }
        exchange.receivedHead(response.getCode(), headers);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream in = entity.getContent();
            long length = entity.getContentLength();
            byte[] piece = new byte[length > 0 && length < PIECE ? (int) length : PIECE];
            for (int read; (read = in.read(piece)) >= 0; ) {
                if (!exchange.receivedBody(ByteBuffer.wrap(piece, 0, read))) {
                    abort();
                    throw new IOException("too large");
                }
            }
        }
        exchange.receivedAll();
    }

    void abort() {
        request.abort();
    }

    private void abortLate() {
        late = true;
        abort();
    }

    /** Marks failures whose messages may quote the response; the client drops the messages of this exception. */
    private static IOException markedIfQuoting(Exception failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof HttpException || each instanceof MalformedChunkCodingException) {
                return initCause(new ProtocolException("not HTTP/1.1"), failure);
            }
        }
        if (failure instanceof IOException io) {
            return io;
        }
        throw (RuntimeException) failure;
    }

    private static IOException initCause(IOException failure, Throwable cause) {
        failure.initCause(cause);
        return failure;
    }
}
