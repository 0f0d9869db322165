package dev.createwallet.client.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.createwallet.client.testing.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The body of a request is sent once, even if the JDK asks for it again. */
class OneShotBodyTest {

    @Test
    void isNotGivenOutTwice() {
        Call call = call("POST", URI.create("http://127.0.0.1/"), "a=b");
        OneShotBody body = new OneShotBody(call);
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        body.subscribe(first);
        body.subscribe(second);
        assertThat(call.outcome(null).maybeSent()).isTrue();
        assertThat(first.bytes).isEqualTo(3);
        assertThat(second.bytes).isZero();
        assertThat(second.failure).hasMessageContaining("not sent again");
    }

    @ParameterizedTest
    @CsvSource({"POST, a=b", "POST, ''", "GET, ''", "DELETE, ''"})
    void isNotSentTwiceByTheJdk(String method, String body) throws Exception {
        try (RawServer server = RawServer.responding(RawServer.response(200, "{}"))) {
            Call call = call(method, server.baseUri(), body);
            JdkTransport transport = JdkTransport.over(HttpClient.newHttpClient());
            transport.send(call);
            assertThat(call.outcome(null).maybeSent()).isTrue();
            assertThatThrownBy(() -> transport.send(call))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not sent again");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, a=b", "POST, ''", "GET, ''"})
    void isNotSentAfterItWasReportedAsNotSent(String method, String body) {
        try (RawServer server = RawServer.responding(RawServer.response(200, "{}"))) {
            Call call = call(method, server.baseUri(), body);
            assertThat(call.outcome(null).maybeSent()).isFalse();
            assertThatThrownBy(
                            () -> JdkTransport.over(HttpClient.newHttpClient()).send(call))
                    .isInstanceOf(IOException.class);
            assertThat(server.requests()).isEmpty();
            assertThat(call.outcome(null).maybeSent()).isFalse();
        }
    }

    private static Call call(String method, URI uri, String body) {
        return new Call(
                new OutgoingRequest(method, uri, Map.of(), body.getBytes(US_ASCII)),
                Duration.ofSeconds(60),
                1000,
                new Deadlines(Thread::new));
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
