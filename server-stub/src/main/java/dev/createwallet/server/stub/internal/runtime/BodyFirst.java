package dev.createwallet.server.stub.internal.runtime;

import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Rejection;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads the whole body, up to the limit and without a waiting thread, before it calls Jersey. Jersey then has nothing
 * to block on and runs on the selector's thread, which doubles the throughput; a client that stops in the middle of a
 * body holds a connection and nothing more.
 */
final class BodyFirst extends Handler.Abstract.NonBlocking {

    /** In bytes. */
    private static final int USUAL_BODY = 1024;

    /**
     * A body that is too large is read up to here: a client that is still sending would see an error and no response.
     */
    private static final int LARGEST_READ = 1024 * 1024;

    private final JerseyOnJetty application;
    private final InFlight inFlight;

    BodyFirst(JerseyOnJetty application, InFlight inFlight) {
        this.application = application;
        this.inFlight = inFlight;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        inFlight.add(request);
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            // There is no tunnel, so nothing that follows can be understood.
            Rejections.closeAfter(response);
        }
        String coding = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
        if (coding != null && !HttpHeaderValue.CHUNKED.is(coding)) {
            // Jetty would pass other codings on to the application.
            Rejections.reject(Rejection.of(HttpStatus.BAD_REQUEST_400, Rejections.CODING), response, callback);
        } else if (request.getLength() > largest(request)) {
            // The application rejects it because of the header.
            Rejections.closeAfter(response);
            application.respond(request, InputStream.nullInputStream(), response, callback);
        } else {
            new Body(request, response, callback).run();
        }
        return true;
    }

    private static int largest(Request request) {
        return request.getHeaders().contains(HttpHeader.EXPECT) ? ErrorMapper.MAX_BODY : LARGEST_READ;
    }

    /** Collects the pieces of a body, however small they are; each is copied once. */
    private final class Body implements Invocable.Task {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private byte[] bytes;
        private int size;
        private int read;

        Body(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            // Of a longer body, no more is held than has arrived.
            this.bytes = new byte[(int) Math.min(Math.max(request.getLength(), 0), USUAL_BODY)];
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        public void run() {
            try {
                boolean complete = false;
                while (!complete) {
                    Content.Chunk chunk = request.read();
                    if (chunk == null) {
                        request.demand(this);
                        return;
                    }
                    if (Content.Chunk.isFailure(chunk)) {
                        Rejections.reject(rejection(chunk.getFailure()), response, callback);
                        return;
                    }
                    read += chunk.remaining();
                    add(chunk.getByteBuffer());
                    complete = chunk.isLast() || read > LARGEST_READ;
                    chunk.release();
                }
                if (read > LARGEST_READ) {
                    Rejections.closeAfter(response);
                }
                // One byte too many is enough for the application to reject it.
                application.respond(request, new ByteArrayInputStream(bytes, 0, size), response, callback);
            } catch (Exception e) {
                Response.writeError(request, response, callback, e);
            }
        }

        private void add(ByteBuffer piece) {
            int length = Math.min(piece.remaining(), ErrorMapper.MAX_BODY + 1 - size);
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
            }
            piece.get(bytes, size, length);
            size += length;
        }
    }

    private static Rejection rejection(Throwable failure) {
        return failure instanceof TimeoutException
                ? Rejection.of(HttpStatus.REQUEST_TIMEOUT_408, ErrorMapper.message(HttpStatus.REQUEST_TIMEOUT_408))
                : Rejection.of(HttpStatus.BAD_REQUEST_400, ErrorMapper.BROKEN_BODY);
    }
}
