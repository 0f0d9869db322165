package dev.createwallet.client.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.createwallet.client.sending.OutgoingRequest;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the credentials of each security scheme go, and that they are not shown. */
class CredentialsTest {

    @Test
    void sendsBasicWithAnEmptyPassword() {
        assertThat(sent(Credentials.basic("key")).headers()).containsEntry("Authorization", "Basic a2V5Og==");
    }

    @Test
    void sendsABearerToken() {
        assertThat(sent(Credentials.bearer("t0ken")).headers()).containsEntry("Authorization", "Bearer t0ken");
    }

    @Test
    void sendsAnApiKeyInAHeaderOrTheQuery() {
        assertThat(sent(Credentials.header("X-Key", "k")).headers()).containsEntry("X-Key", "k");
        assertThat(sent(Credentials.query("the key", "k&y")).uri()).hasToString("http://host/p?a=1&the%20key=k%26y");
    }

    @Test
    void sendsNothingIfTheOperationOrTheContractAsksForNone() {
        assertThat(sent(Credentials.none()))
                .extracting(OutgoingRequest::headers)
                .isEqualTo(Map.of());
        assertThat(new RequestEncoder("GET", "/p")
                        .withoutCredentials()
                        .encode("http://host", Credentials.bearer("t"), Map.of(), Map.of())
                        .headers())
                .isEmpty();
    }

    static Stream<Function<String, Credentials>> schemes() {
        return Stream.of(
                Credentials::basic,
                Credentials::bearer,
                key -> Credentials.header("X", key),
                key -> Credentials.query("x", key));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void rejectsASecretThatCannotBeSentAndShowsNone(Function<String, Credentials> scheme) {
        assertThatThrownBy(() -> scheme.apply("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scheme.apply("s3cret\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("s3cret");
        assertThat(scheme.apply("s3cret")).asString().doesNotContain("s3cret");
    }

    private static OutgoingRequest sent(Credentials credentials) {
        return new RequestEncoder("GET", "/p").query("a", 1).encode("http://host", credentials, Map.of(), Map.of());
    }
}
