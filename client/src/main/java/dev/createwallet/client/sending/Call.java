package dev.createwallet.client.sending;

import dev.createwallet.client.sending.Outcome.Ending;
import dev.createwallet.client.transport.Exchange;
import java.io.ByteArrayOutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One call: gives out its request once, and keeps what is received of the response. */
final class Call implements Exchange {

    private enum State {
        HELD,
        GIVEN,
        TAKEN_BACK
    }

    private record Head(int status, Map<String, List<String>> headers) {}

    private final OutgoingRequest request;
    private final int maxBytes;
    private final long deadline;
    private final AtomicReference<State> state = new AtomicReference<>(State.HELD);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream(1024);
    private volatile @Nullable Head head;
    private volatile boolean tooLarge;
    private volatile boolean complete;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Deadlines deadlines;
    private volatile @Nullable Runnable atDeadline;

    Call(OutgoingRequest request, Duration timeout, int maxBytes, Deadlines deadlines) {
        this.request = request;
        this.deadlines = deadlines;
        this.maxBytes = maxBytes;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public Map<String, String> headers() {
        return request.headers();
    }

    @Override
    public int contentLength() {
        return request.body().length;
    }

    @Override
    public byte @Nullable [] begin() {
        return state.compareAndSet(State.HELD, State.GIVEN) ? request.body() : null;
    }

    /**
     * Keeps the request from being sent, now and later.
     *
     * @return false if it may be on its way; before that, the server cannot have the whole request
     */
    private boolean takeBack() {
        return state.compareAndSet(State.HELD, State.TAKEN_BACK) || state.get() == State.TAKEN_BACK;
    }

    /** By {@link System#nanoTime()}. */
    long deadline() {
        return deadline;
    }

    @Override
    public void onDeadline(Runnable action) {
        atDeadline = action;
        deadlines.add(this);
    }

    /** The deadline has passed. */
    void late() {
        Runnable action = atDeadline;
        if (action != null) {
            action.run();
        }
    }

    /** How long it is until the deadline; zero or less after it. */
    long nanosLeft() {
        return deadline - System.nanoTime();
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofNanos(nanosLeft());
    }

    @Override
    public void receivedHead(int status, Map<String, List<String>> headers) {
        head = new Head(status, headers);
    }

    /** Copies, since a buffer may be a small part of a large one. */
    @Override
    public boolean receivedBody(ByteBuffer part) {
        byte[] piece = new byte[Math.min(part.remaining(), maxBytes - received.size())];
        part.get(piece);
        received.writeBytes(piece);
        tooLarge |= part.hasRemaining();
        return !tooLarge;
    }

    @Override
    public void receivedAll() {
        complete = !tooLarge;
    }

    /** Whether this is the first to end the call. */
    boolean end() {
        return over.compareAndSet(false, true);
    }

    /**
     * The outcome, once the call is over. A request that was not sent by then never is.
     *
     * @param failure what the transport threw, if anything
     */
    Outcome outcome(@Nullable Throwable failure) {
        if (atDeadline != null) {
            deadlines.remove(this);
        }
        Head head = this.head;
        boolean complete = this.complete;
        Received response =
                head == null ? null : new Received(head.status(), head.headers(), received.toByteArray(), complete);
        return new Outcome(response, complete ? Ending.COMPLETE : ending(failure), failure, !takeBack());
    }

    private Ending ending(@Nullable Throwable failure) {
        if (tooLarge) {
            return Ending.TOO_LARGE;
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            // From Java 26 on the JDK's own timeout covers the body as well, and throws an HttpTimeoutException.
            if (each instanceof TimeoutException
                    || each instanceof HttpTimeoutException
                    || each instanceof SocketTimeoutException) {
                return Ending.DEADLINE;
            }
        }
        return failure instanceof InterruptedException ? Ending.INTERRUPTED : Ending.BROKEN;
    }

    /** The request may hold secrets. */
    @Override
    public String toString() {
        return request.toString();
    }
}
