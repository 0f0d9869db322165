package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.AMPLE;
import static dev.createwallet.client.Fixtures.ANSWER;
import static dev.createwallet.client.Fixtures.API_KEY;
import static dev.createwallet.client.Fixtures.REQUEST;
import static dev.createwallet.client.Fixtures.client;
import static dev.createwallet.client.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call moves an OTP to someone's phone: its request goes out once, whatever the server does. */
class NeverTwiceTest {

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        try (RawServer elsewhere = RawServer.answering(response(200, ANSWER));
                RawServer server = RawServer.answering(response(status, "", "Location: " + elsewhere.baseUri()));
                WalletClient client = client(server)) {
            assertThatThrownBy(() -> client.createWallet(REQUEST))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("redirects are not followed");
            assertThat(server.requests()).hasSize(1);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407, 408, 425, 429, 500, 502, 503, 504})
    void sendsNothingAgainAfterARefusal(int status) {
        try (RawServer server = RawServer.answering(
                        response(status, "{}", "Retry-After: 0", "WWW-Authenticate: Basic realm=\"r\"", "Proxy-Authenticate: Basic realm=\"r\""));
                WalletClient client = client(server)) {
            assertThatThrownBy(() -> client.createWallet(REQUEST)).isInstanceOf(WalletClientException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void sendsNothingAgainWhenTheConnectionEndsWithoutAnAnswer() {
        assertSentOnce(RawServer.start(RawServer.Connection::readRequest));
    }

    @Test
    void sendsNothingAgainWhenTheConnectionEndsAtOnce() {
        RawServer server = RawServer.start(connection -> {});
        try (server;
                WalletClient client = client(server)) {
            assertThatThrownBy(() -> client.createWallet(REQUEST)).isInstanceOf(NoResponseException.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void sendsNothingAgainWhenTheConnectionIsReset() {
        assertSentOnce(RawServer.start(connection -> {
            connection.readRequest();
            connection.reset();
        }));
    }

    @Test
    void sendsNothingAgainWhenTheAnswerBreaksOff() {
        assertSentOnce(RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");
        }));
    }

    @Test
    void sendsNothingAgainOnASecondConnectionWhenAUsedOneEndsWithoutAnAnswer() {
        // The classic trap: a connection from the pool that the server gives up just then.
        RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.send(response(200, ANSWER));
            connection.readRequest();
        });
        try (server;
                WalletClient client = client(server)) {
            client.createWallet(REQUEST);
            assertThatThrownBy(() -> client.createWallet(REQUEST))
                    .isInstanceOf(NoResponseException.class)
                    .satisfies(e -> assertThat(((NoResponseException) e).mayHaveBeenReceived()).isTrue());
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void sendsNothingAgainAfterInformationalAnswers() {
        try (RawServer server = RawServer.answering("HTTP/1.1 100 Continue\r\n\r\n" + response(200, ANSWER));
                WalletClient client = client(server)) {
            assertThat(client.createWallet(REQUEST).wallet()).isEqualTo("MOBIKWIK");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void takesNoHttpClientThatWouldSendAgain() {
        WalletClientBuilder builder = WalletClient.builder(API_KEY);
        HttpClient following = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
        HttpClient authenticating = HttpClient.newBuilder()
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("user", new char[0]);
                    }
                })
                .build();
        assertThatThrownBy(() -> builder.httpClient(following)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.httpClient(authenticating)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesItsBodyToNobodyASecondTime() {
        OneShotBody body = new OneShotBody("a=b");
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        assertThat(body.isGiven()).isFalse();
        body.subscribe(first);
        body.subscribe(second);
        assertThat(body.isGiven()).isTrue();
        assertThat(first.bytes).isEqualTo(3);
        assertThat(second.bytes).isZero();
        assertThat(second.failure).hasMessageContaining("not sent again");
    }

    @Test
    void theServerNeverHasTheWholeRequestASecondTimeEvenIfTheJdkSendsItAgain() throws Exception {
        try (RawServer server = RawServer.answering(response(200, ANSWER))) {
            Exchange exchange = new Exchange(HttpRequest.newBuilder(server.baseUri()), REQUEST.call(), AMPLE, 1000);
            HttpClient http = HttpClient.newHttpClient();
            http.send(exchange.request(), HttpResponse.BodyHandlers.discarding());
            assertThatThrownBy(() -> http.send(exchange.request(), HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not sent again");
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static void assertSentOnce(RawServer server) {
        try (server;
                WalletClient client = client(server)) {
            assertThatThrownBy(() -> client.createWallet(REQUEST)).isInstanceOf(WalletClientException.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static final class Recorder implements Flow.Subscriber<java.nio.ByteBuffer> {

        private int bytes;
        private Throwable failure;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(java.nio.ByteBuffer buffer) {
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
