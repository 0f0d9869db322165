package dev.createwallet.client.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final int CALLS = 4;

    private final Deadlines deadlines = new Deadlines(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private Call call() {
        return new Call(
                new OutgoingRequest("POST", URI.create("http://127.0.0.1/"), Map.of(), new byte[0]),
                Duration.ofMillis(50),
                1000,
                deadlines);
    }

    @Test
    void endsEachCallThoughATransportFailsToEndAnother() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(CALLS);
        List<Call> calls = Stream.generate(this::call).limit(2 * CALLS).toList();
        for (int i = 0; i < CALLS; i++) {
            calls.get(2 * i).onDeadline(() -> {
                throw new IllegalStateException("of a transport");
            });
            calls.get(2 * i + 1).onDeadline(ended::countDown);
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNothingOfACallThatIsOver() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        Call over = call();
        over.onDeadline(ended::countDown);
        over.outcome(null);
        call().onDeadline(other::countDown);
        assertThat(other.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.getCount()).isOne();
    }
}
