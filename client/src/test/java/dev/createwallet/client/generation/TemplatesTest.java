package dev.createwallet.client.generation;

import static dev.createwallet.client.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the templates make of other contracts: the client, or a message. */
class TemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WALLET = Contract.response("with_mobile_number");

    @Test
    void makeWhatTheBuildMadeAndNothingElse(@TempDir Path folder) throws IOException {
        assertThat(files(Generation.from(Contract.copy(), folder).generated()))
                .isEqualTo(files(Generation.ofTheBuild().generated()));
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

    /** The contract's security scheme, and the argument of a builder that it makes. */
    static Stream<Arguments> securitySchemes() {
        return Stream.of(
                Arguments.of(
                        set("/components/securitySchemes", "basicAuth", "{'type':'http','scheme':'bearer'}"),
                        "\"token\""),
                Arguments.of(
                        set("/components/securitySchemes", "basicAuth", "{'type':'apiKey','in':'query','name':'k'}"),
                        "\"key\""),
                Arguments.of(set("", "security", "[]"), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("securitySchemes")
    void makeABuilderThatTakesWhatTheSecuritySchemeNeeds(Change change, String argument, @TempDir Path folder) {
        ObjectNode contract = Contract.copy();
        change.accept(contract);
        assertThat(Generation.from(contract, folder)
                        .compile()
                        .compileCaller(
                                "Caller",
                                "final class Caller { Object client = dev.createwallet.client.WalletClient.builder("
                                        + argument + ").build(); }",
                                folder.resolve("caller")))
                .isEmpty();
    }

    @Test
    void makeJavadocOfAnyDescriptionAndOfNone(@TempDir Path folder) {
        String text = "'a < b && c > d, <b>, & `code`'";
        ObjectNode contract = Contract.copy();
        set("/components/schemas/WalletMetadata", "description", text)
                .andThen(set("/components/schemas/WalletAccount/properties/id", "description", text))
                .andThen(set("/components/schemas/CreateWalletForm/properties/command", "description", text))
                .andThen(set("/components/parameters/Version", "description", text))
                .andThen(set("/paths/~1customers~1{customer_id}~1wallets/post", "description", text))
                .andThen(set("/paths/~1customers~1{customer_id}~1wallets/post", "summary", text))
                .andThen(remove("/components/schemas/ErrorDetail", "description"))
                .andThen(remove("/components/schemas/WalletAccount/properties/wallet", "description"))
                .andThen(remove("/components/schemas/CreateWalletForm/properties/gateway", "description"))
                .accept(contract);
        assertThatNoException().isThrownBy(Generation.from(contract, folder)::compile);
    }

    // spotless:off
    static Stream<Arguments> unsupported() {
        String post = "/paths/~1customers~1{customer_id}~1wallets/post";
        String content = post + "/requestBody/content";
        String responses = post + "/responses";
        String form = "/components/schemas/CreateWalletForm/properties";
        String wallet = "/components/schemas/WalletAccount/properties";
        String version = "/components/parameters/Version";
        return Stream.of(
                unsupported("a parameter of this style", set("/components/parameters/CustomerId", "style", "'label'")),
                unsupported("a parameter of this style", set("/components/parameters/CustomerId", "style", "'matrix'")),
                unsupported("a parameter of this style", set(version, "in", "'query'").andThen(set(version, "allowReserved", "true"))),
                unsupported("a parameter of this style", remove(version, "schema").andThen(set(version, "content", "{'text/plain':{'schema':{'type':'string'}}}"))),
                unsupported("a header that HTTP sets itself", set(version, "name", "'Host'")),
                unsupported("a header that HTTP sets itself", set(version, "name", "'content-length'")),
                unsupported("a header whose name", set(version, "name", "'two words'")),
                unsupported("a path that is not a URL", path("/my wallets")),
                unsupported("a parameter or form field of this type", set(version, "schema", "{'type':'object'}")),
                unsupported("a parameter or form field of this type", set("/components/parameters/CustomerId", "schema", "{'type':'array','items':{'type':'string'}}")),
                unsupported("a parameter or form field of this type", set(form, "device", "{'type':'object','properties':{'id':{'type':'string'}}}")),
                unsupported("a parameter or form field of this type", set(form, "extra", "{'type':'object','additionalProperties':{'type':'string'}}")),
                unsupported("a parameter or form field of this type", set(form, "any", "{}")),
                unsupported("a request in text/plain", content(content, "text/plain")),
                unsupported("a request in multipart/form-data", content(content, "multipart/form-data")),
                unsupported("a choice of media types", set(content, "application/json", "{'schema':{'$ref':'#/components/schemas/CreateWalletForm'}}")),
                unsupported("an encoding of form fields", set(content + "/application~1x-www-form-urlencoded", "encoding", "{'gateway':{'allowReserved':true}}")),
                unsupported("a form without fields", set("/components/schemas", "CreateWalletForm", "{'type':'object'}")),
                unsupported("allOf", set(wallet, "metadata", "{'allOf':[{'$ref':'#/components/schemas/WalletMetadata'}]}")),
                unsupported("anyOf", set(wallet, "metadata", "{'anyOf':[{'$ref':'#/components/schemas/WalletMetadata'}]}")),
                unsupported("oneOf", set(form, "note", "{'oneOf':[{'type':'string'},{'type':'integer'}]}")),
                unsupported("not", set(wallet, "note", "{'not':{'type':'string'}}")),
                unsupported("discriminator", set("/components/schemas/WalletMetadata", "discriminator", "{'propertyName':'mobile_number'}")),
                unsupported("an array or map of itself", set("/components/schemas", "Tree", "{'type':'array','items':{'$ref':'#/components/schemas/Tree'}}")
                        .andThen(set(wallet, "tree", "{'$ref':'#/components/schemas/Tree'}"))),
                unsupported("a schema of the type file", set(wallet, "file", "{'type':'file'}")),
                unsupported("a choice of security schemes", set("/components/securitySchemes", "other", "{'type':'http','scheme':'bearer'}")
                        .andThen(set("", "security", "[{'basicAuth':[]},{'other':[]}]"))),
                unsupported("a response in text/html", content(responses + "/400/content", "text/html")),
                unsupported("a response that is neither a success nor an error", set(responses, "303", "{'description':'d'}")),
                unsupported("a second type of result", set(responses, "202", "{'description':'d','content':{'application/json':{'schema':{'$ref':'#/components/schemas/ErrorBody'}}}}")),
                unsupported("an operation without a documented success", remove(responses, "200")),
                unsupported("a contract without servers", remove("", "servers")),
                unsupported("a server that is not", set("", "servers", "[{'url':'ftp://a.example','description':'A'}]")),
                unsupported("a server that is not", set("", "servers", "[{'url':'/v1','description':'A'}]")),
                unsupported("a server that is not", set("", "servers", "[{'url':'https://{host}.example','variables':{'host':{'default':'a'}}}]")));
    }
    // spotless:on

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unsupported")
    void stopWithAMessageAtWhatTheyDoNotSupport(String construct, Change change, @TempDir Path folder) {
        ObjectNode contract = Contract.copy();
        change.accept(contract);
        assertThatThrownBy(() -> Generation.from(contract, folder))
                .hasMessageContaining(": " + construct)
                .hasMessageContaining(" is not supported here");
    }

    /** A change to a contract that can be told in a test's name. */
    private record Change(String text, Consumer<ObjectNode> edit) {

        void accept(ObjectNode contract) {
            edit.accept(contract);
        }

        Change andThen(Change next) {
            return new Change(text + ", " + next.text, edit.andThen(next.edit));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Arguments unsupported(String construct, Change change) {
        return Arguments.of(construct, change);
    }

    private static Change set(String place, String name, String value) {
        return new Change(
                name + " " + value, contract -> at(contract, place).set(name, json(value.replace('\'', '"'))));
    }

    private static Change remove(String place, String name) {
        return new Change("no " + name, contract -> at(contract, place).remove(name));
    }

    private static Change path(String path) {
        return new Change(path, contract -> {
            ObjectNode paths = at(contract, "/paths");
            paths.set(path, paths.remove(Contract.path()));
        });
    }

    /** Gives the one content another media type. */
    private static Change content(String place, String mediaType) {
        return new Change(mediaType, contract -> {
            ObjectNode content = at(contract, place);
            JsonNode only = content.elements().next();
            content.removeAll();
            content.set(mediaType, only);
        });
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
