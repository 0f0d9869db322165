package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletStubTest {

    @Test
    void aPortThatIsTakenIsAnIoException() throws IOException {
        try (var stub = WalletStub.start()) {
            var builder = WalletStub.builder().port(stub.baseUri().getPort());
            assertThatThrownBy(builder::start)
                    .isInstanceOf(IOException.class).hasRootCauseInstanceOf(BindException.class);
        }
    }

    @Test
    void aStubThatWasClosedListensNoMore() throws Exception {
        URI base;
        try (var other = WalletStub.start()) {
            base = other.baseUri();
            assertThat(base.toString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(other.apiKey()).isEqualTo(WalletStub.DEFAULT_API_KEY);
        }
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(HttpRequest.newBuilder(base).build(), BodyHandlers.discarding())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b"})
    void anApiKeyThatBasicCredentialsCannotCarryIsRefused(String key) {
        assertThatThrownBy(() -> WalletStub.builder().apiKey(key)).isInstanceOf(IllegalArgumentException.class);
    }
}
