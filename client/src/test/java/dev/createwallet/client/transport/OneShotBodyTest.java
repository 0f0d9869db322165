package dev.createwallet.client.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.createwallet.client.testing.RawServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The body of a request is sent once, whoever asks for it again. */
class OneShotBodyTest {

    @Test
    void isNotGivenOutTwice() {
        OneShotBody body = new OneShotBody("a=b".getBytes(US_ASCII));
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        body.subscribe(first);
        body.subscribe(second);
        assertThat(body.takeBack()).isFalse();
        assertThat(first.bytes).isEqualTo(3);
        assertThat(second.bytes).isZero();
        assertThat(second.failure).hasMessageContaining("not sent again");
    }

    @ParameterizedTest
    @CsvSource({"POST, a=b", "POST, ''", "GET, ''", "DELETE, ''"})
    void isNotSentTwiceByTheJdk(String method, String body) throws Exception {
        try (RawServer server = RawServer.responding(RawServer.response(200, "{}"))) {
            Exchange exchange = new Exchange(
                    new OutgoingRequest(method, server.baseUri(), Map.of(), body.getBytes(US_ASCII)),
                    Duration.ofSeconds(60),
                    1000);
            HttpClient http = HttpClient.newHttpClient();
            http.send(exchange.request(), BodyHandlers.discarding());
            assertThat(exchange.outcome(null).maybeSent()).isTrue();
            assertThatThrownBy(() -> http.send(exchange.request(), BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not sent again");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, a=b", "POST, ''", "GET, ''"})
    void isNotSentAfterItWasReportedAsNotSent(String method, String body) {
        try (RawServer server = RawServer.responding(RawServer.response(200, "{}"))) {
            Exchange exchange = new Exchange(
                    new OutgoingRequest(method, server.baseUri(), Map.of(), body.getBytes(US_ASCII)),
                    Duration.ofSeconds(60),
                    1000);
            assertThat(exchange.outcome(null).maybeSent()).isFalse();
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(exchange.request(), BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);
            assertThat(server.requests()).isEmpty();
            assertThat(exchange.outcome(null).maybeSent()).isFalse();
        }
    }

    private static final class Recorder implements Flow.Subscriber<ByteBuffer> {

        private int bytes;
        private Throwable failure;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            bytes += buffer.remaining();
        }

        @Override
        public void onError(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public void onComplete() {}
    }
}
