package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.API_KEY;
import static dev.createwallet.client.Fixtures.REQUEST;
import static dev.createwallet.client.Fixtures.WALLET;
import static dev.createwallet.client.Fixtures.client;
import static dev.createwallet.client.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.createwallet.client.testing.RawServer;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call triggers an OTP: its request is sent once, whatever the server does. */
class NeverTwiceTest {

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        try (RawServer elsewhere = RawServer.responding(response(200, WALLET));
                RawServer server = RawServer.responding(response(status, "", "Location: " + elsewhere.baseUri()));
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
    void sendsNothingAgainAfterARejection(int status) {
        try (RawServer server = RawServer.responding(response(
                        status,
                        "{}",
                        "Retry-After: 0",
                        "WWW-Authenticate: Basic realm=\"r\"",
                        "Proxy-Authenticate: Basic realm=\"r\""));
                WalletClient client = client(server)) {
            assertThatThrownBy(() -> client.createWallet(REQUEST)).isInstanceOf(WalletClientException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void sendsNothingAgainWhenTheConnectionEndsWithoutAResponse() {
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
    void sendsNothingAgainWhenTheResponseBreaksOff() {
        assertSentOnce(RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");
        }));
    }

    @Test
    void sendsNothingAgainWhenAPooledConnectionEndsWithoutAResponse() {
        // The classic trap: a connection from the pool that the server gives up just then.
        RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.send(response(200, WALLET));
            connection.readRequest();
        });
        try (server;
                WalletClient client = client(server)) {
            client.createWallet(REQUEST);
            assertThatThrownBy(() -> client.createWallet(REQUEST))
                    .isInstanceOf(NoResponseException.class)
                    .satisfies(e -> assertThat(((NoResponseException) e).mayHaveBeenReceived())
                            .isTrue());
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void sendsNothingAgainAfterInformationalResponses() {
        try (RawServer server = RawServer.responding("HTTP/1.1 100 Continue\r\n\r\n" + response(200, WALLET));
                WalletClient client = client(server)) {
            assertThat(client.createWallet(REQUEST).wallet()).isEqualTo("MOBIKWIK");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    @Tag("jdk")
    void rejectsAnHttpClientThatWouldSendAgain() {
        WalletClientBuilder builder = WalletClient.builder(API_KEY);
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
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
    @Tag("jdk")
    void responseThatNobodyAskedForIsNotTheNextCalls() {
        RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.send(response(200, WALLET) + response(200, WALLET.replace("MOBIKWIK", "UNSOLICITED")));
            connection.readRequest();
            connection.send(response(200, WALLET));
            connection.stall();
        });
        try (server;
                WalletClient client = client(server)) {
            client.createWallet(REQUEST);
            assertThat(client.createWallet(REQUEST).wallet()).isEqualTo("MOBIKWIK");
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
}
