package dev.createwallet.client.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.client.sending.Outcome.Ending;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body's subscriber must do that no server can be made to show at a certain time. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class CallTest {

    private final Call call = new Call(
            new OutgoingRequest("POST", URI.create("http://127.0.0.1/"), Map.of(), new byte[0]),
            Duration.ofSeconds(60),
            1000,
            new Deadlines(Thread::new));
    private final Stream stream = new Stream();
    private final BodyCollector collector;

    CallTest(boolean hasThreads) {
        collector = new BodyCollector(call, hasThreads);
    }

    @Test
    void copiesTheBuffers() {
        // The JDK's buffers are of 16 KB, be there one byte in it; a MiB that came byte by byte would take 16 GB.
        ByteBuffer buffer = ByteBuffer.wrap("large".getBytes(UTF_8)).position(1);
        HttpResponse.BodySubscriber<?> subscriber = begin();
        subscriber.onNext(List.of(buffer));
        buffer.put(1, (byte) 'X');
        subscriber.onComplete();
        assertThat(subscriber.getBody()).succeedsWithin(Duration.ofSeconds(60));
        assertThat(call.outcome(null).received().body()).asString(UTF_8).isEqualTo("arge");
        assertThat(call.outcome(null).received()).hasToString("Received[200, 4 bytes]");
        assertThat(call.outcome(null).ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void reportsAnIncompleteBody() {
        begin().onNext(List.of(ByteBuffer.wrap(new byte[1])));
        assertThat(call.outcome(null).received()).hasToString("Received[200, 1 bytes, incomplete]");
        assertThat(call.outcome(null).ending()).isEqualTo(Ending.BROKEN);
    }

    @Test
    void closesTheConnectionOfABodyThatIsLate() {
        HttpResponse.BodySubscriber<?> subscriber = begin();
        call.late();
        assertThat(stream.cancelled).isTrue();
        assertThat(subscriber.getBody()).isCompletedExceptionally();
    }

    @Test
    void keepsTheConnectionOfACompleteBodyAtTheDeadline() {
        begin().onComplete();
        call.late();
        assertThat(stream.cancelled).isFalse();
        assertThat(call.outcome(null).ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void reportsAnInterrupt() {
        begin();
        assertThat(call.outcome(new InterruptedException()).ending()).isEqualTo(Ending.INTERRUPTED);
    }

    @Test
    void reportsTheTimeoutOfAJdkThatCoversTheBodyItself() {
        begin();
        assertThat(call.outcome(new HttpTimeoutException("late")).ending()).isEqualTo(Ending.DEADLINE);
        assertThat(call.outcome(new IOException("wrapped", new HttpTimeoutException("late")))
                        .ending())
                .isEqualTo(Ending.DEADLINE);
    }

    @Test
    void cancelsASubscriptionThatComesTooLate() {
        collector.onError(new IOException());
        begin();
        assertThat(stream.cancelled).isTrue();
        assertThat(stream.requested).isZero();
    }

    private HttpResponse.BodySubscriber<?> begin() {
        HttpResponse.BodySubscriber<?> subscriber = collector.apply(new Head());
        subscriber.onSubscribe(stream);
        return subscriber;
    }

    private static final class Stream implements Flow.Subscription {

        private long requested;
        private boolean cancelled;

        @Override
        public void request(long n) {
            requested += n;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private record Head(int statusCode, HttpHeaders headers, HttpClient.Version version)
            implements HttpResponse.ResponseInfo {

        private Head() {
            this(200, HttpHeaders.of(Map.of(), (name, value) -> true), HttpClient.Version.HTTP_1_1);
        }
    }
}
