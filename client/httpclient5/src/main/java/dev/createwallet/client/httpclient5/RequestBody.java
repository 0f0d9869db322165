package dev.createwallet.client.httpclient5;

import dev.createwallet.client.transport.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/** The body of a request, which is there once the exchange has begun. */
final class RequestBody extends AbstractHttpEntity {

    static final String ATTRIBUTE = RequestBody.class.getName();

    private final Exchange exchange;
    private byte @Nullable [] bytes;

    RequestBody(Exchange exchange) {
        super((String) null, null);
        this.exchange = exchange;
    }

    /** @throws IOException if the exchange was begun or given up before */
    void begin() throws IOException {
        bytes = exchange.begin();
        if (bytes == null) {
            throw new IOException("The request was sent or given up, and is not sent again");
        }
    }

    private byte[] bytes() throws IOException {
        byte[] bytes = this.bytes;
        if (bytes == null) {
            throw new IOException("The request has not begun");
        }
        return bytes;
    }

    @Override
    public long getContentLength() {
        return exchange.contentLength();
    }

    @Override
    public InputStream getContent() throws IOException {
        return new ByteArrayInputStream(bytes());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes());
        out.flush();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {}
}
