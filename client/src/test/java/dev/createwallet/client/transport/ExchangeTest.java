package dev.createwallet.client.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.client.transport.Outcome.Ending;
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

/** What a body's subscriber must do that no server can be made to show at a certain time. */
class ExchangeTest {

    private final Exchange exchange = new Exchange(
            new OutgoingRequest("POST", URI.create("http://127.0.0.1/"), Map.of(), new byte[0]),
            Duration.ofSeconds(60),
            1000);
    private final Stream stream = new Stream();

    @Test
    void copiesTheBuffers() {
        // The JDK's buffers are of 16 KB, be there one byte in it; a MiB that came byte by byte would take 16 GB.
        ByteBuffer buffer = ByteBuffer.wrap("large".getBytes(UTF_8)).position(1);
        begin();
        exchange.onNext(List.of(buffer));
        buffer.put(1, (byte) 'X');
        exchange.onComplete();
        assertThat(exchange.outcome(null).received().body()).asString(UTF_8).isEqualTo("arge");
        assertThat(exchange.outcome(null).received()).hasToString("Received[200, 4 bytes]");
        assertThat(exchange.outcome(null).ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void reportsAnIncompleteBody() {
        begin();
        exchange.onNext(List.of(ByteBuffer.wrap(new byte[1])));
        assertThat(exchange.outcome(null).received()).hasToString("Received[200, 1 bytes, incomplete]");
        assertThat(exchange.outcome(null).ending()).isEqualTo(Ending.BROKEN);
    }

    @Test
    void reportsAnInterrupt() {
        begin();
        assertThat(exchange.outcome(new InterruptedException()).ending()).isEqualTo(Ending.INTERRUPTED);
    }

    @Test
    void reportsTheTimeoutOfAJdkThatCoversTheBodyItself() {
        begin();
        assertThat(exchange.outcome(new HttpTimeoutException("late")).ending()).isEqualTo(Ending.DEADLINE);
        exchange.onError(new HttpTimeoutException("late"));
        assertThat(exchange.outcome(new IOException("wrapped")).ending()).isEqualTo(Ending.DEADLINE);
    }

    @Test
    void cancelsASubscriptionThatComesTooLate() {
        exchange.onError(new IOException());
        begin();
        assertThat(stream.cancelled).isTrue();
        assertThat(stream.requested).isZero();
    }

    private void begin() {
        exchange.apply(new Head());
        exchange.onSubscribe(stream);
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
