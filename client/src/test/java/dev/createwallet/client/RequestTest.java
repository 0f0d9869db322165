package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.client.generation.Generation;
import dev.createwallet.client.request.Credentials;
import dev.createwallet.client.testing.Contract;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The request as a value: its builder requires what the contract requires, and it is immutable. */
class RequestTest {

    @Test
    void contractRequiresWhatTheNextTestLeavesOut() {
        Stream<String> parameters = StreamSupport.stream(
                        Contract.operation().get("parameters").spliterator(), false)
                .map(parameter -> parameter.has("$ref")
                        ? Contract.copy().at(parameter.get("$ref").textValue().substring(1))
                        : parameter)
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.get("name").textValue());
        Stream<String> fields = StreamSupport.stream(
                        Contract.schema("CreateWalletForm").get("required").spliterator(), false)
                .map(JsonNode::textValue);
        Stream<String> required = Stream.concat(parameters, fields);
        assertThat(required).as("the values that the next test leaves out").containsExactly("customer_id", "gateway");
    }

    @ParameterizedTest(name = "builder(){0}")
    @CsvSource({
        ".build(), build()",
        ".customerId(\"c\").build(), build()",
        ".gateway(\"g\"), gateway",
        ".customerId(\"c\").command(null), command",
    })
    void doesNotCompileWithoutARequiredValue(String forgetful, String missing, @TempDir Path folder) {
        assertThat(Generation.ofTheBuild().compileCaller("Caller", caller(forgetful), folder))
                .contains("cannot find symbol", missing);
    }

    @Test
    void compilesWithAllRequiredValues(@TempDir Path folder) {
        assertThat(Generation.ofTheBuild()
                        .compileCaller("Caller", caller(".customerId(\"c\").gateway(\"g\").build()"), folder))
                .isEmpty();
    }

    @Test
    void builderDoesNotChangeTheRequestsThatItMade() {
        CreateWalletRequest.Builder builder =
                CreateWalletRequest.builder().customerId("c").gateway("g");
        CreateWalletRequest first = builder.build();
        CreateWalletRequest second = builder.mobileNumber("99999999").build();
        assertThat(first.mobileNumber()).isNull();
        assertThat(new String(
                        first.encoder()
                                .encode("http://host", Credentials.none(), Map.of(), Map.of())
                                .body(),
                        US_ASCII))
                .isEqualTo("gateway=g");
        assertThat(second.mobileNumber()).isEqualTo("99999999");
    }

    @Test
    void toBuilderTakesOverEveryValue() {
        CreateWalletRequest request = all("t").build();
        assertThat(request.toBuilder().build()).isEqualTo(request);
        assertThat(request.toBuilder().clientAuthToken("other").build())
                .isEqualTo(all("other").build());
    }

    @Test
    void requestsAreEqualIfTheySendTheSame() {
        assertThat(all("t").build())
                .isEqualTo(all("t").build())
                .hasSameHashCodeAs(all("t").build())
                .isNotEqualTo(null)
                .isNotEqualTo("t");
        assertThat(Stream.of(
                                CreateWalletRequest.builder()
                                        .customerId("other")
                                        .gateway("g"),
                                CreateWalletRequest.builder().customerId("c").gateway("other"),
                                all("other"),
                                all("t").version(null),
                                all("t").command(null),
                                all("t").mobileNumber(null),
                                all("t").gatewayReferenceId(null))
                        .map(CreateWalletRequest.Builder::build))
                .doesNotContain(all("t").build())
                .doesNotHaveDuplicates();
    }

    private static CreateWalletRequest.Builder all(String token) {
        return CreateWalletRequest.builder()
                .customerId("c")
                .gateway("g")
                .version("2023-06-30")
                .command(CreateWalletRequest.Command.AUTHENTICATE)
                .mobileNumber("99999999")
                .gatewayReferenceId("r")
                .clientAuthToken(token);
    }

    private static String caller(String chain) {
        return "class Caller { Object request = dev.createwallet.client.CreateWalletRequest.builder()" + chain + "; }";
    }
}
