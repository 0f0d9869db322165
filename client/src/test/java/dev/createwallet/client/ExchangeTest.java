package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.AMPLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** What a body's subscriber must do that no server can be made to show at a certain time. */
class ExchangeTest {

    private final Exchange exchange = new Exchange(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1/")), new Call("POST", "/"), AMPLE, 1000);
    private final Stream stream = new Stream();

    @Test
    void holdsOnToNoneOfTheBuffersThatItIsHanded() {
        // The JDK's buffers are of 16 KB, be there one byte in it; a MiB that came byte by byte would take 16 GB.
        ByteBuffer buffer = ByteBuffer.wrap("large".getBytes(UTF_8)).position(1);
        begin();
        exchange.onNext(List.of(buffer));
        buffer.put(1, (byte) 'X');
        exchange.onComplete();
        assertThat(exchange.response().text()).isEqualTo("arge");
        assertThat(exchange.response().isComplete()).isTrue();
        assertThat(exchange.response()).hasToString("RawResponse[status=200, 4 bytes]");
    }

    @Test
    void saysOfABodyThatIsStillToComeThatItIsCutOff() {
        begin();
        exchange.onNext(List.of(ByteBuffer.wrap(new byte[1])));
        assertThat(exchange.response().isComplete()).isFalse();
        assertThat(exchange.response()).hasToString("RawResponse[status=200, 1 bytes, cut off]");
    }

    @Test
    void saysThatAnInterruptEndedTheBody() {
        begin();
        assertThat(exchange.whatAilsTheBody(new InterruptedException())).isEqualTo("the call was interrupted before the body came");
    }

    @Test
    void knowsTheTimeoutOfAJdkThatWatchesTheBodyItself() {
        begin();
        assertThat(exchange.whatAilsTheBody(new HttpTimeoutException("late"))).isEqualTo("the body did not come in time");
        exchange.onError(new HttpTimeoutException("late"));
        assertThat(exchange.whatAilsTheBody(new IOException("wrapped"))).isEqualTo("the body did not come in time");
    }

    @Test
    void readsOnOnlyIfItIsNotOverYet() {
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

    private record Head(int statusCode, HttpHeaders headers, HttpClient.Version version) implements HttpResponse.ResponseInfo {

        private Head() {
            this(200, HttpHeaders.of(Map.of(), (name, value) -> true), HttpClient.Version.HTTP_1_1);
        }
    }
}
