package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.WALLET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The records of the responses as values: immutable, made from JSON, written as JSON, known to a native image. */
class ResponseTypesTest {

    private static final ObjectMapper CALLERS_OWN = new ObjectMapper();

    @Test
    void areEqualIfTheirJsonIs() {
        WalletAccount one = new WalletAccount(JsonObject.parse(WALLET));
        assertThat(one)
                .isEqualTo(new WalletAccount(JsonObject.parse(" " + WALLET)))
                .hasSameHashCodeAs(new WalletAccount(JsonObject.parse(WALLET)));
        assertThat(one).isNotEqualTo(new WalletAccount(JsonObject.parse(WALLET.replace("wlt_", "xyz_"))));
    }

    @Test
    void areWrittenAndReadByAnyMapperOfJackson2() throws IOException {
        WalletAccount account = new WalletAccount(JsonObject.parse(WALLET));
        String written = CALLERS_OWN.writeValueAsString(account);
        assertThat(CALLERS_OWN.readTree(written)).isEqualTo(CALLERS_OWN.readTree(WALLET));
        assertThat(CALLERS_OWN.readValue(written, WalletAccount.class)).isEqualTo(account);
        assertThat(CALLERS_OWN
                        .readValue("{\"error_info\":{\"fields\":[{}]}}", ErrorBody.class)
                        .errorInfo())
                .isNotNull();
    }

    @Test
    void keepEveryDigitWithAnyMapperOfJackson2() throws IOException {
        String balance = "12345678901234567890.10";
        String response = WALLET.replace(
                "\"current_balance\":null", "\"current_balance\":" + balance + ",\"more\":{\"list\":[0.10]}");
        WalletAccount account = CALLERS_OWN.readValue(response, WalletAccount.class);
        assertThat(account.currentBalance()).isEqualTo(balance);
        assertThat(account).isEqualTo(new WalletAccount(JsonObject.parse(response)));
        assertThat(CALLERS_OWN.writeValueAsString(account)).isEqualTo(response);
    }

    @Test
    void areNotReadFromWhatIsNotAnObject() {
        assertThatThrownBy(() -> CALLERS_OWN.readValue("[]", WalletAccount.class))
                .isInstanceOf(MismatchedInputException.class);
        assertThatThrownBy(() -> CALLERS_OWN.readValue("{}", WalletAccount.class))
                .hasMessageContaining("id is missing");
    }

    @Test
    void cannotBeMadeWithoutARequiredProperty() {
        assertThatThrownBy(() -> new WalletAccount(JsonObject.parse("{}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id is missing");
    }

    @Test
    void jsonObjectIsImmutable() {
        List<Object> list = new ArrayList<>(List.of(1));
        Map<String, Object> map = new HashMap<>(Map.of("list", list, "map", new HashMap<>(Map.of("a", 1))));
        JsonObject object = new JsonObject(map);
        list.add(2);
        map.put("more", 3);
        assertThat(object.members()).containsOnlyKeys("list", "map").containsEntry("list", List.of(1));
        assertThatThrownBy(() -> object.members().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((JsonObject) object.get("map")).members().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) object.get("list")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void jsonObjectRejectsTypesThatAreMutableOrNotJson() {
        assertThatThrownBy(() -> new JsonObject(Map.of("list", List.of(new Date()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.util.Date");
        assertThatThrownBy(() -> new JsonObject(Map.of("number", new AtomicInteger())))
                .isInstanceOf(IllegalArgumentException.class);
        Map<String, Object> nameless = new HashMap<>();
        nameless.put(null, 1);
        assertThatThrownBy(() -> new JsonObject(nameless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new JsonObject(Map.of("map", Map.of(1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThat(new JsonObject(Map.of("a", Map.of("b", 12.5))))
                .isEqualTo(new JsonObject(Map.of("a", new JsonObject(Map.of("b", 12.5)))));
        assertThat(new JsonObject(Map.of("b", 12.5)).required("b", Json.NUMBER)).isEqualTo("12.5");
    }

    @Test
    void requiredArrayMustBeThereAndOptionalOneIsEmpty() {
        JsonObject object = JsonObject.parse("{\"none\":null,\"one\":[{\"a\":1}]}");
        assertThat(object.required("one", Json.list(Json.object(each -> each.get("a")))))
                .containsExactly(1)
                .isUnmodifiable();
        assertThatThrownBy(() -> object.required("none", Json.list(Json.object(each -> each))))
                .hasMessage("none is null");
        assertThatThrownBy(() -> object.required("lost", Json.list(Json.object(each -> each))))
                .hasMessage("lost is missing");
        assertThat(object.optional("none", Json.list(Json.object(each -> each)), List.of()))
                .isEmpty();
        assertThat(object.optional("lost", Json.list(Json.object(each -> each)), List.of()))
                .isEmpty();
    }

    @Test
    void requiredNumberOrObjectMustBeThere() {
        JsonObject object = JsonObject.parse("{\"none\":null,\"number\":1,\"object\":{\"a\":1}}");
        assertThat(object.required("number", Json.NUMBER)).isEqualTo("1");
        assertThat(object.<Object>required("object", Json.object(each -> each.get("a"))))
                .isEqualTo(1);
        assertThatThrownBy(() -> object.required("none", Json.NUMBER)).hasMessage("none is null");
        assertThatThrownBy(() -> object.required("lost", Json.OBJECT)).hasMessage("lost is missing");
    }

    @Test
    void nativeImageMetadataHasEveryGeneratedType() throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = WalletAccount.class.getResourceAsStream(
                "/META-INF/native-image/dev.createwallet/create-wallet-client/reflect-config.json")) {
            for (JsonNode type : CALLERS_OWN.readTree(in)) {
                // What GraalVM's schema of reflect-config.json has; it allows nothing else.
                assertThat(type.fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder(
                                "name", "allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields");
                names.add(type.get("name").textValue());
                assertThat(type.get("allDeclaredConstructors").booleanValue()).isTrue();
                assertThat(type.get("allDeclaredMethods").booleanValue()).isTrue();
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(madeByJackson())
                .contains(WalletAccount.class.getName())
                .allSatisfy(name -> assertThat(Class.forName(name)).isFinal());
    }

    private static List<String> madeByJackson() throws IOException {
        Path classes = Path.of("target/classes");
        List<String> names = new ArrayList<>(List.of(JsonObject.class.getName(), JsonObject.Reader.class.getName()));
        try (Stream<Path> files = Files.list(classes.resolve("dev/createwallet/client"))) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file)
                            .toString()
                            .replace(".class", "")
                            .replace('/', '.'))
                    .filter(name -> Arrays.stream(type(name).getDeclaredConstructors())
                            .anyMatch(each -> each.isAnnotationPresent(JsonCreator.class)))
                    .forEach(names::add);
        }
        return names;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void haveOneComponentWhateverTheContractHas() {
        for (Class<?> type : List.of(
                WalletAccount.class, WalletMetadata.class, ErrorBody.class, ErrorDetail.class, ErrorField.class)) {
            assertThat(Arrays.stream(type.getRecordComponents())
                            .map(component -> component.getType().getSimpleName()))
                    .as("what a caller was compiled with, in %s", type)
                    .containsExactly("JsonObject");
        }
    }
}
