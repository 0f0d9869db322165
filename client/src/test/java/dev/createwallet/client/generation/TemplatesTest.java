package dev.createwallet.client.generation;

import static dev.createwallet.client.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client that is generated from other contracts. */
class TemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WALLET = Contract.response("with_mobile_number");

    @Test
    @Tag("exhaustive")
    void makeWhatTheBuildMadeAndNothingElse(@TempDir Path folder) throws IOException {
        assertThat(files(Generation.from(Contract.copy(), folder).generated()))
                .isEqualTo(files(Generation.ofTheBuild().generated()));
    }

    /** So that a build compiles again what differs, and no class of an earlier contract stays behind. */
    @Test
    void leaveAFileThatIsTheSameAndDeleteOneThatNothingLeadsTo(@TempDir Path folder) throws IOException {
        ObjectNode contract = Contract.copy();
        ObjectNode paths = (ObjectNode) contract.get("paths");
        paths.set("/health", json("""
                {"get": {"operationId": "readHealth", "responses": {"204": {"description": "Well."}}}}"""));
        Path generated = Generation.from(contract, folder).generated();
        Path classes = generated.resolve("src/main/java/dev/createwallet/client");
        FileTime longAgo = FileTime.fromMillis(0);
        for (Path file : List.of(classes.resolve("CreateWalletRequest.java"), classes.resolve("WalletClient.java"))) {
            Files.setLastModifiedTime(file, longAgo);
        }
        assertThat(classes.resolve("ReadHealthRequest.java")).exists();

        paths.remove("/health");
        Generation.from(contract, folder);

        assertThat(classes.resolve("ReadHealthRequest.java")).doesNotExist();
        assertThat(Files.getLastModifiedTime(classes.resolve("CreateWalletRequest.java")))
                .isEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(classes.resolve("WalletClient.java")))
                .isNotEqualTo(longAgo);
    }

    private static Map<String, String> files(Path generated) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(generated)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(generated.relativize(file).toString(), Files.readString(file));
            }
        }
        files.keySet().removeIf(file -> file.startsWith(".openapi-generator"));
        return files;
    }

    @Test
    @Tag("exhaustive")
    void giveASecondOperationItsMethod(@TempDir Path folder) throws Exception {
        ObjectNode contract = Contract.copy();
        ((ObjectNode) contract.get("paths")).set("/customers/{customer_id}/wallets/{wallet_id}/link", json("""
                {"parameters": [{"$ref": "#/components/parameters/CustomerId"}],
                 "put": {"operationId": "linkWallet", "tags": ["Wallets"], "summary": "Link a wallet", "description": "Links it.",
                  "security": [{"basicAuth": []}, {}],
                  "deprecated": true,
                  "parameters": [
                    {"name": "wallet_id", "in": "path", "required": true, "explode": true, "description": "The wallet.", "schema": {"type": "string"}},
                    {"name": "x-old", "in": "header", "deprecated": true, "schema": {"type": "string"}},
                    {"name": "Accept", "in": "header", "description": "Ignored, as OpenAPI says.", "schema": {"type": "string"}},
                    {"name": "x-trace", "in": "header", "required": true, "description": "A trace.", "schema": {"type": "string"}}],
                  "requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {"schema": {
                    "type": "object", "required": ["otp", "tries"], "properties": {
                      "otp": {"type": "string", "description": "The OTP.", "x-sensitive": true},
                      "tries": {"type": "integer", "description": "How many tries."},
                      "mode": {"type": "string", "enum": ["fast", "slow-ish", "slow_ish", "class", "a\\"b"], "default": "fast", "description": "How."},
                      "class": {"type": "string", "format": "uuid"},
                      "default": {"type": "string", "format": "uri"},
                      "to_the_cent": {"type": "string", "format": "decimal"},
                      "count": {"type": "integer", "format": "int64"},
                      "amount": {"type": "number", "description": "How much."},
                      "tell": {"type": "boolean", "description": "Whether to tell."}}}}}},
                  "responses": {
                    "200": {"description": "Was linked.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/WalletAccount"}}}},
                    "201": {"description": "Linked.", "headers": {"x-trace": {"schema": {"type": "string"}}},
                      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/WalletAccount"}}}},
                    "404": {"description": "No such wallet."},
                    "409": {"description": "Not now.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorBody"}}}}}}}"""));
        Generation generation = Generation.from(contract, folder).compile();
        Path caller = folder.resolve("caller");
        String source = """
                import dev.createwallet.client.*;
                @SuppressWarnings("deprecation")
                public final class Caller {
                    private Caller() {}
                    public static String call(String uri) {
                        try (WalletClient client = WalletClient.builder("key").baseUri(java.net.URI.create(uri)).build()) {
                            LinkWalletRequest request = LinkWalletRequest.builder().customerId("c/1").walletId("w").xTrace("t").otp("1234").tries(2L)
                                    .xOld("o").mode(LinkWalletRequest.Mode.A_B).class_("u").toTheCent("0.10")
                                    .count(5000000000L).amount(new java.math.BigDecimal("1E+2")).tell(true).build();
                            return request + " " + client.linkWallet(request).wallet();
                        }
                    }
                }
                """;
        assertThat(generation.compileCaller("Caller", source, caller)).isEmpty();
        assertThat(generation.compileCaller("Caller", source.replaceFirst("@Sup.*", ""), folder.resolve("warned")))
                .contains("linkWallet(LinkWalletRequest) in WalletClient has been deprecated")
                .containsPattern("xOld\\(.*String\\) in Builder has been deprecated");
        try (RawServer server = RawServer.responding(response(201, WALLET))) {
            assertThat(generation.runCaller("Caller", caller, server))
                    .endsWith(" MOBIKWIK")
                    .contains("otp=***", "tries=2");
            assertThat(server.request())
                    .startsWith("PUT /customers/c%2F1/wallets/w/link HTTP/1.1\r\n")
                    .containsOnlyOnce("\r\nAccept: application/json\r\n")
                    .contains("\r\nx-trace: t\r\n", "\r\nx-old: o\r\n", "\r\nAuthorization: Basic ")
                    .endsWith(
                            "\r\n\r\notp=1234&tries=2&mode=a%22b&class=u&to_the_cent=0.10&count=5000000000&amount=100&tell=true");
        }
    }

    @Test
    @Tag("exhaustive")
    void makeCompilingCodeOfAnyDescriptionAndWithoutASecurityScheme(@TempDir Path folder) {
        String text = "a < b && c > d, <b>, & `code`";
        ObjectNode contract = Contract.copy();
        contract.putArray("security");
        for (String place : List.of(
                "/components/schemas/WalletMetadata",
                "/components/schemas/WalletAccount/properties/id",
                "/components/schemas/CreateWalletForm/properties/command",
                "/components/parameters/Version",
                "/paths/~1customers~1{customer_id}~1wallets/post")) {
            at(contract, place).put("description", text);
        }
        at(contract, "/paths/~1customers~1{customer_id}~1wallets/post").put("summary", text);
        at(contract, "/components/schemas/ErrorDetail").remove("description");
        at(contract, "/components/schemas/WalletAccount/properties/wallet").remove("description");
        at(contract, "/components/schemas/CreateWalletForm/properties/gateway").remove("description");
        assertThat(Generation.from(contract, folder)
                        .compile()
                        .compileCaller(
                                "Caller",
                                "final class Caller { Object client = dev.createwallet.client.WalletClient.builder().build(); }",
                                folder.resolve("caller")))
                .isEmpty();
    }

    private static ObjectNode at(ObjectNode contract, String place) {
        return (ObjectNode) contract.at(place);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
