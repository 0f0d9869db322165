package dev.createwallet.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsOnTheWireTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static ObjectNode requiredAndNullable(String name) throws IOException {
        JsonNode schema = contract().at("/components/schemas/" + name);
        ObjectNode nulls = MAPPER.createObjectNode();
        schema.path("required")
                .valueStream()
                .map(JsonNode::textValue)
                .filter(field ->
                        schema.path("properties").path(field).path("nullable").booleanValue())
                .forEach(nulls::putNull);
        assertThat(nulls).isNotEmpty();
        return nulls;
    }

    private static JsonNode contract() throws IOException {
        return MAPPER.readTree(ModelsOnTheWireTest.class.getResourceAsStream("/META-INF/openapi/create-wallet.json"));
    }

    static Stream<JsonNode> examplesOf200() throws IOException {
        return contract()
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.path("operationId").asText().equals("createWallet"))
                .flatMap(operation -> operation
                        .at("/responses/200/content/application~1json/examples")
                        .valueStream())
                .map(example -> example.path("value"));
    }

    @ParameterizedTest
    @MethodSource("examplesOf200")
    void examplesOfTheContractComeOutAsTheyWentIn(JsonNode example) throws IOException {
        WalletAccount wallet = MAPPER.treeToValue(example, WalletAccount.class);

        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(wallet))).isEqualTo(MAPPER.readTree(example.toString()));
    }

    @ParameterizedTest
    @MethodSource("examplesOf200")
    void propertiesAreWrittenInTheOrderOfTheContract(JsonNode example) throws IOException {
        List<String> order = new ArrayList<>();
        contract()
                .at("/components/schemas/WalletAccount/properties")
                .fieldNames()
                .forEachRemaining(order::add);
        // Null in an optional property is kept beside the properties, and written behind them.
        List<String> written = MAPPER.readTree(
                        MAPPER.writeValueAsString(MAPPER.treeToValue(example, WalletAccount.class)))
                .propertyStream()
                .filter(property -> !property.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(written).isSortedAccordingTo(Comparator.comparing(order::indexOf));
    }

    @Test
    void requiredNullableFieldsAreWrittenAsNullAndAbsentOptionalOnesAreLeftOut() throws IOException {
        ObjectNode written =
                MAPPER.<ObjectNode>valueToTree(WalletAccount.builder().build());

        assertThat(written).isEqualTo(requiredAndNullable("WalletAccount"));
    }

    @Test
    void anOptionalNullableFieldIsWrittenAsNullOnceItWasSetToNull() {
        WalletAccount.Builder builder = WalletAccount.builder().gatewayReferenceId(null);
        assertThat(MAPPER.valueToTree(builder.build())
                        .path("gateway_reference_id")
                        .isNull())
                .isTrue();

        JsonNode replaced = MAPPER.valueToTree(builder.gatewayReferenceId("mid").build());
        assertThat(replaced.path("gateway_reference_id").textValue()).isEqualTo("mid");
    }

    @Test
    void rejectsNullInAnOptionalPropertyThatIsNotNullable() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"error_code\":null}", ErrorBody.class))
                .isInstanceOf(InvalidNullException.class)
                .hasMessageContaining("error_code");
    }

    @Test
    void membersThatTheContractDoesNotListAreKept() throws IOException {
        String json = "{\"mobile_number\":\"99999999\",\"device_id\":\"d1\",\"nothing\":null,\"nested\":{\"a\":[1]}}";

        WalletMetadata metadata = MAPPER.readValue(json, WalletMetadata.class);

        assertThat(metadata.furtherMembers()).containsOnlyKeys("device_id", "nothing", "nested");
        assertThat(MAPPER.writeValueAsString(metadata)).isEqualTo(json);
    }

    @Test
    void aMemberThatTheContractListsIsNotWrittenTwice() throws IOException {
        WalletAccount.Builder builder = WalletAccount.builder();
        assertThat(contract().at("/components/schemas/WalletAccount/properties").properties())
                .isNotEmpty()
                .allSatisfy(member -> assertThatThrownBy(() -> builder.furtherMember(member.getKey(), null))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(member.getKey()));
    }

    @Test
    void aListIsNoLongerThatOfTheCaller() {
        ArrayList<ErrorField> fields =
                new ArrayList<>(List.of(ErrorField.builder().fieldName("a").build()));
        ErrorDetail info = ErrorDetail.builder().fields(fields).build();
        fields.clear();

        assertThat(info.fields()).hasSize(1);
        assertThatThrownBy(() -> info.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anEmptyObjectIsWrittenAsAnEmptyObject() throws IOException {
        assertThat(MAPPER.writeValueAsString(ErrorBody.builder().build())).isEqualTo("{}");
    }

    @Test
    void toStringHidesWhatTheContractMarksAsSensitive() {
        WalletAccount wallet = WalletAccount.builder()
                .id("wlt_1")
                .token("tok_secret")
                .currentBalance(BigDecimal.ONE)
                .metadata(WalletMetadata.builder()
                        .mobileNumber("99999999")
                        .furtherMember("device", "imei-1")
                        .build())
                .build();

        assertThat(wallet.toString()).contains("wlt_1").doesNotContain("tok_secret", "99999999", "imei-1");
    }

    @Test
    void equalValuesAreEqual() {
        assertThat(WalletMetadata.builder().mobileNumber("1").build())
                .isEqualTo(WalletMetadata.builder().mobileNumber("1").build())
                .hasSameHashCodeAs(WalletMetadata.builder().mobileNumber("1").build())
                .isNotEqualTo(WalletMetadata.builder().mobileNumber("2").build())
                .isNotEqualTo(WalletMetadata.builder()
                        .mobileNumber("1")
                        .furtherMember("a", 1)
                        .build());
    }

    @Test
    void parametersAreBuiltForTestsAndMaskSecrets() {
        CreateWalletParameters.Builder builder = CreateWalletParameters.builder()
                .customerId("cst_1")
                .gateway("G")
                .command(CreateWalletParameters.CommandEnum.AUTHENTICATE)
                .mobileNumber("99999999");
        CreateWalletParameters parameters = builder.build();
        builder.gateway("H");

        assertThat(parameters.gateway()).isEqualTo("G");
        assertThat(parameters.command()).isEqualTo(CreateWalletParameters.CommandEnum.AUTHENTICATE);
        assertThat(parameters.version()).isNull();
        assertThat(parameters.toString()).contains("cst_1", "authenticate").doesNotContain("99999999");
        assertThat(parameters).isNotEqualTo(builder.build());
    }
}
