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
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        Path generated = Generation.from(Contract.copy(), folder).generated();
        try (Stream<Path> files = Files.walk(generated)) {
            assertThat(files.filter(Files::isRegularFile).map(generated::relativize).filter(file -> !file.startsWith(".openapi-generator")))
                    .allSatisfy(file -> assertThat(generated.resolve(file))
                            .hasSameTextualContentAs(Generation.ofTheBuild().generated().resolve(file)))
                    .hasSize(Contract.schemasOfResponses().size() + 3);
        }
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
                            LinkWalletRequest request = LinkWalletRequest.builder().customerId("c/1").walletId("w").xTrace("t").otp("1234").tries(2)
                                    .xOld("o").accept("text/plain").mode(LinkWalletRequest.Mode.A_B).propertyClass("u").toTheCent("0.10")
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
            assertThat(generation.runCaller("Caller", caller, server)).endsWith(" MOBIKWIK").contains("otp=***", "tries=2");
            assertThat(server.request())
                    .startsWith("PUT /customers/c%2F1/wallets/w/link HTTP/1.1\r\n")
                    .containsOnlyOnce("\r\nAccept: application/json\r\n")
                    .doesNotContain("text/plain")
                    .contains("\r\nx-trace: t\r\n", "\r\nx-old: o\r\n", "\r\nAuthorization: Basic ")
                    .endsWith("\r\n\r\notp=1234&tries=2&mode=a%22b&class=u&to_the_cent=0.10&count=5000000000&amount=100&tell=true");
        }
    }

    @Test
    void tellARequiredArrayFromAnOptionalOne(@TempDir Path folder) throws Exception {
        ObjectNode contract = Contract.copy();
        String list = "{'type':'array','items':{'$ref':'#/components/schemas/ErrorField'}%s}";
        set("/components/schemas/WalletMetadata", "required", "['must','either']")
                .andThen(set("/components/schemas/WalletMetadata/properties", "must", list.formatted("")))
                .andThen(set("/components/schemas/WalletMetadata/properties", "either", list.formatted(",'nullable':true")))
                .andThen(set("/components/schemas/WalletMetadata/properties", "may", list.formatted("")))
                .accept(contract);
        assertThat(Files.readString(Generation.from(contract, folder).generated().resolve("src/main/java/dev/createwallet/client/WalletMetadata.java")))
                .contains("return json.required(\"must\", Json.list(", "return json.optional(\"may\", Json.list(", "return json.required(\"either\", Json.nullable(Json.list(");
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

    @Test
    void makeAClientThatDoesNotLoadIfAServerIsNoBaseUri(@TempDir Path folder) throws Exception {
        ObjectNode contract = Contract.copy();
        set("", "servers", "[{'url':'ftp://a.example','description':'A'}]").accept(contract);
        Generation generation = Generation.from(contract, folder).compile();
        String caller = "public class Caller { private Caller() {} public static String call(String uri) {"
                + " return dev.createwallet.client.WalletClient.A.toString(); } }";
        assertThat(generation.compileCaller("Caller", caller, folder.resolve("caller"))).isEmpty();
        try (RawServer server = RawServer.responding(response(200, WALLET))) {
            assertThatThrownBy(() -> generation.runCaller("Caller", folder.resolve("caller"), server)).rootCause().hasMessageContaining("base URI");
        }
    }

    /** What neither a template nor the compiler can see, and only a call would tell: paths and headers that the JDK refuses. */
    static Stream<Arguments> notToBeSent() {
        return Stream.of(
                Arguments.of("nothing", new Change("as it is", contract -> {})),
                Arguments.of("/my wallets", set("/paths", "/my wallets", "{}")),
                Arguments.of("Connection", set("/components/parameters/Version", "name", "'Connection'")),
                Arguments.of("Content-Length", set("/components/parameters/Version", "name", "'Content-Length'")),
                Arguments.of("two words", set("/components/parameters/Version", "name", "'two words'")),
                Arguments.of("Host", new Change("Host", contract -> at(contract, "/paths/~1customers~1{customer_id}~1wallets/post")
                        .withArray("parameters").addObject().put("in", "header").put("name", "Host"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("notToBeSent")
    void leaveToThisTestWhatTheJdkWouldRefuseToSend(String name, Change change) {
        ObjectNode contract = Contract.copy();
        change.accept(contract);
        List<String> names = new ArrayList<>();
        contract.findParents("in").stream()
                .filter(parameter -> parameter.get("in").asText().equals("header"))
                .forEach(parameter -> names.add(parameter.get("name").asText()));
        contract.get("paths").fieldNames().forEachRemaining(names::add);
        assertThat(names.stream().filter(TemplatesTest::isRefused).findFirst().orElse("nothing")).isEqualTo(name);
    }

    private static boolean isRefused(String pathOrHeader) {
        try {
            if (pathOrHeader.startsWith("/")) {
                URI.create("http://host" + pathOrHeader.replaceAll("[{}]", ""));
            } else {
                HttpRequest.newBuilder().header(pathOrHeader, "value");
            }
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    static Stream<Arguments> unsupported() {
        String post = "/paths/~1customers~1{customer_id}~1wallets/post";
        String content = post + "/requestBody/content";
        String form = "/components/schemas/CreateWalletForm/properties";
        String answer = "/components/schemas/WalletAccount/properties";
        return Stream.of(
                unsupported("a query parameter", set("/components/parameters/Version", "in", "'query'")),
                unsupported("a query parameter", set("/components/parameters/Version", "in", "'query'").andThen(set("/components/parameters/Version", "allowReserved", "true"))),
                unsupported("a cookie parameter", set("/components/parameters/Version", "in", "'cookie'")),
                unsupported("a request body that is not a form", content(content, "application/json")),
                unsupported("a request body that is not a form", content(content, "text/plain")),
                unsupported("a multipart form", content(content, "multipart/form-data")),
                unsupported("an operation without a form", remove(post, "requestBody")),
                unsupported("an operation without a form", operation("get", "{'operationId':'getWallet','parameters':[{'$ref':'#/components/parameters/CustomerId'}],'responses':{'200':{'description':'d'}}}")),
                unsupported("GET", form("get", "getWallet")),
                unsupported("HEAD", form("head", "headWallet")),
                unsupported("DELETE", form("delete", "deleteWallet")),
                unsupported("OPTIONS", form("options", "optionsWallet")),
                unsupported("TRACE", form("trace", "traceWallet")),
                unsupported("operations whose names differ in case and separators alone", form("put", "create_wallet")),
                unsupported("the style label", set("/components/parameters/CustomerId", "style", "'label'")),
                unsupported("the style matrix", set("/components/parameters/CustomerId", "style", "'matrix'")),
                unsupported("a path parameter that is not a string", set("/components/parameters/CustomerId", "schema", "{'type':'integer'}")),
                unsupported("a path parameter with an enum", set("/components/parameters/CustomerId", "schema", "{'type':'string','enum':['a']}")),
                unsupported("a parameter with a media type", remove("/components/parameters/CustomerId", "schema")
                        .andThen(set("/components/parameters/CustomerId", "content", "{'application/json':{'schema':{'type':'string'}}}"))),
                unsupported("a parameter with a media type", remove("/components/parameters/Version", "schema")
                        .andThen(set("/components/parameters/Version", "content", "{'text/plain':{'schema':{'type':'string'}}}"))),
                unsupported("an encoding of form fields", set(content + "/application~1x-www-form-urlencoded", "encoding", "{'gateway':{'allowReserved':true}}")),
                unsupported("a choice of media types", set(content, "application/json", "{'schema':{'$ref':'#/components/schemas/CreateWalletForm'}}")),
                unsupported("a parameter or form field that is not", set(form, "tags", "{'type':'array','items':{'type':'string'}}")),
                unsupported("a parameter or form field that is not", set(form, "device", "{'type':'object','properties':{'id':{'type':'string'}}}")),
                unsupported("a parameter or form field that is not", set(form, "extra", "{'type':'object','additionalProperties':{'type':'string'}}")),
                unsupported("a parameter or form field that is not", set(form, "file", "{'type':'string','format':'binary'}")),
                unsupported("a parameter or form field that is not", set(form, "bytes", "{'type':'string','format':'byte'}")),
                unsupported("a parameter or form field that is not", set(form, "day", "{'type':'string','format':'date'}")),
                unsupported("a parameter or form field that is not", set(form, "time", "{'type':'string','format':'date-time'}")),
                unsupported("a parameter or form field that is not", set(form, "ratio", "{'type':'number','format':'double'}")),
                unsupported("a parameter or form field that is not", set("/components/parameters/Version", "schema", "{'type':'array','items':{'type':'string'}}")),
                unsupported("an enum that is not of strings", set(form, "step", "{'type':'integer','enum':[1,2]}")),
                unsupported("an enum as a schema of its own", set(form, "mode", "{'$ref':'#/components/schemas/Mode'}").andThen(schema("Mode", "{'type':'string','enum':['a']}"))),
                unsupported("a nullable parameter or form field", set(form, "note", "{'type':'string','nullable':true}")),
                unsupported("readOnly", set(form, "note", "{'type':'string','readOnly':true}")),
                unsupported("a deprecated field", set(form, "note", "{'type':'string','deprecated':true}")),
                unsupported("a deprecated field", set("/components/schemas/WalletMetadata", "deprecated", "true")),
                unsupported("not", set(form, "note", "{'type':'string','not':{'enum':['a']}}")),
                unsupported("allOf", schema("CreateWalletForm", "{'allOf':[{'$ref':'#/components/schemas/WalletMetadata'},{'$ref':'#/components/schemas/ErrorField'}]}")),
                unsupported("a parameter or form field that is not", schema("CreateWalletForm", "{'oneOf':[{'$ref':'#/components/schemas/WalletMetadata'},{'$ref':'#/components/schemas/ErrorBody'}]}")),
                unsupported("a parameter or form field that is not", set(form, "note", "{'oneOf':[{'type':'string'},{'type':'integer'}]}")),
                unsupported("a parameter or form field that is not", set(form, "note", "{'anyOf':[{'type':'string'},{'type':'integer'}]}")),
                unsupported("a discriminator", set("/components/schemas/CreateWalletForm", "discriminator", "{'propertyName':'gateway'}")),
                unsupported("a schema for additional properties", set("/components/schemas/CreateWalletForm", "additionalProperties", "{'type':'string'}")),
                unsupported("a schema for additional properties", set("/components/schemas/CreateWalletForm", "additionalProperties", "{'$ref':'#/components/schemas/ErrorBody'}")),
                unsupported("a callback", set(post, "callbacks", "{'done':{'{$request.body#/url}':{'post':{'responses':{'200':{'description':'ok'}}}}}}")),
                unsupported("servers of an operation alone", set(post, "servers", "[{'url':'https://elsewhere.example'}]")),
                unsupported("servers of an operation alone", set("/paths/~1customers~1{customer_id}~1wallets", "servers", "[{'url':'https://elsewhere.example'}]")),
                unsupported("an operation without credentials", set(post, "security", "[]")),
                unsupported("an operation without credentials", remove("", "security")),
                unsupported("credentials that are not Basic", set("/components/securitySchemes", "basicAuth", "{'type':'http','scheme':'bearer'}")),
                unsupported("credentials that are not Basic", set("/components/securitySchemes", "basicAuth", "{'type':'apiKey','name':'k','in':'header'}")),
                unsupported("credentials that are not Basic", set("/components/securitySchemes", "basicAuth", "{'type':'openIdConnect','openIdConnectUrl':'https://id.example'}")),
                unsupported("credentials that are not Basic", set("/components/securitySchemes", "basicAuth", "{'type':'oauth2','flows':{'clientCredentials':{'tokenUrl':'https://id.example','scopes':{}}}}")),
                unsupported("more than one kind of credentials", set("/components/securitySchemes", "other", "{'type':'http','scheme':'basic'}")
                        .andThen(set("", "security", "[{'basicAuth':[]},{'other':[]}]"))),
                unsupported("an operation without an answer", remove(post + "/responses/200", "content")),
                unsupported("an answer that is not JSON", content(post + "/responses/200/content", "text/plain")),
                unsupported("an answer that is not JSON", content(post + "/responses/200/content", "application/xml")),
                unsupported("a default response", set(post + "/responses", "default", "{'description':'d','content':{'application/json':{'schema':{'$ref':'#/components/schemas/ErrorBody'}}}}")),
                unsupported("a response with a status of 1xx", set(post + "/responses", "102", "{'description':'d'}")),
                unsupported("a redirect", set(post + "/responses", "303", "{'description':'d'}")),
                unsupported("a link", set(post + "/responses/200", "links", "{'again':{'operationId':'createWallet'}}")),
                unsupported("an answer that is not JSON", content(post + "/responses/400/content", "text/html")),
                unsupported("a refusal that is not an object", set(post + "/responses/400/content/application~1json", "schema", "{'type':'string'}")),
                unsupported("a refusal that is not an object", set(post + "/responses/400/content/application~1json", "schema", "{'type':'array','items':{'$ref':'#/components/schemas/ErrorBody'}}")),
                unsupported("a range of statuses", set(post + "/responses", "5XX", "{'description':'d','content':{'application/json':{'schema':{'$ref':'#/components/schemas/ErrorBody'}}}}")),
                unsupported("a range of statuses", set(post + "/responses", "2XX", "{'description':'d','content':{'application/json':{'schema':{'$ref':'#/components/schemas/WalletAccount'}}}}")),
                unsupported("an answer that is not an object", set(post + "/responses/200/content/application~1json", "schema", "{'type':'array','items':{'$ref':'#/components/schemas/WalletAccount'}}")),
                unsupported("an answer that is not an object", set(post + "/responses/200/content/application~1json", "schema", "{'type':'string'}")),
                unsupported("an answer that is not an object", set(post + "/responses/200/content/application~1json", "schema", "{'type':'object','additionalProperties':{'type':'string'}}")),
                unsupported("an answer that is not an object", set(post + "/responses", "204", "{'description':'nothing'}")),
                unsupported("a contract without servers", remove("", "servers")),
                unsupported("a server without a description", set("", "servers", "[{'url':'https://a.example','description':'A'},{'url':'https://b.example'}]")),
                unsupported("variables in the URL of a server", set("", "servers", "[{'url':'https://{host}.example','variables':{'host':{'default':'a'}}}]")),
                unsupported("oneOf", set(answer, "metadata", "{'oneOf':[{'$ref':'#/components/schemas/WalletMetadata'},{'$ref':'#/components/schemas/ErrorBody'}]}")),
                unsupported("anyOf", set(answer, "metadata", "{'anyOf':[{'$ref':'#/components/schemas/WalletMetadata'},{'$ref':'#/components/schemas/ErrorBody'}]}")),
                unsupported("allOf", set(answer, "metadata", "{'allOf':[{'$ref':'#/components/schemas/WalletMetadata'},{'$ref':'#/components/schemas/ErrorBody'}]}")),
                unsupported("a discriminator", set("/components/schemas/WalletMetadata", "discriminator", "{'propertyName':'mobile_number'}")),
                unsupported("not", set("/components/schemas/WalletMetadata", "not", "{'required':['mobile_number']}")),
                unsupported("readOnly", set(answer, "note", "{'type':'string','readOnly':true}")),
                unsupported("a required property that is writeOnly", set("/components/schemas/WalletMetadata", "required", "['mobile_number']")
                        .andThen(set("/components/schemas/WalletMetadata/properties/mobile_number", "writeOnly", "true"))),
                unsupported("a deprecated field", set(answer, "note", "{'type':'string','deprecated':true}")),
                unsupported("a default in an answer", set(answer, "note", "{'type':'string','default':'a'}")),
                unsupported("a default in an answer", set(answer, "note", "{'type':'boolean','default':true}")),
                unsupported("an array of what may be null", set(answer, "list", "{'type':'array','items':{'type':'object','nullable':true,'properties':{'a':{'type':'string'}}}}")),
                unsupported("an enum as a schema of its own", set(answer, "kind", "{'$ref':'#/components/schemas/Kind'}").andThen(schema("Kind", "{'type':'string','enum':['a']}"))),
                unsupported("a property that is not", set(answer, "count", "{'type':'integer'}")),
                unsupported("a property that is not", set(answer, "ratio", "{'type':'number','format':'double'}")),
                unsupported("a property that is not", set(answer, "time", "{'type':'string','format':'date-time'}")),
                unsupported("a property that is not", set(answer, "any", "{}")),
                unsupported("a property that is not", set(answer, "free", "{'type':'object'}")),
                unsupported("a property that is not", set(answer, "map", "{'type':'object','additionalProperties':{'type':'string'}}")),
                unsupported("an array of anything but objects", set(answer, "tags", "{'type':'array','items':{'type':'string'}}")),
                unsupported("an array of anything but objects", set(answer, "grid", "{'type':'array','items':{'type':'array','items':{'$ref':'#/components/schemas/ErrorBody'}}}")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unsupported")
    void stopWithAMessageAtWhatTheyDoNotSupport(String construct, Change change, @TempDir Path folder) {
        ObjectNode contract = Contract.copy();
        change.accept(contract);
        assertThatThrownBy(() -> Generation.from(contract, folder))
                .rootCause()
                .hasMessageStartingWith("unsupported by the client - " + construct);
    }

    /** Templates cannot compare names; the compiler of the build can. */
    static Stream<Arguments> unsupportedBySight() {
        String responses = "/paths/~1customers~1{customer_id}~1wallets/post/responses";
        return Stream.of(
                unsupported(
                        ".result(201, 201, BodyReader.json(Json.object(WalletMetadata::new))) // all results share one schema",
                        set(responses, "201", "{'description':'d','content':{'application/json':{'schema':{'$ref':'#/components/schemas/WalletMetadata'}}}}")),
                unsupported(
                        "hashCode() is already defined in class CreateWalletRequest",
                        set("/components/schemas/CreateWalletForm/properties", "hash_code", "{'type':'string'}")),
                unsupported(
                        "expected",
                        set("/components/schemas/CreateWalletForm/properties", "a\"b", "{'type':'string'}")),
                unsupported(
                        "expected",
                        set("/components/schemas/WalletMetadata/properties", "a\"b", "{'type':'string'}")),
                unsupported("expected", set("", "servers", "[{'url':'https://a.example','description':'Where tests go'}]")),
                unsupported("expected", set("/components/parameters/Version", "description", "'Ends the comment */ here.'")),
                unsupported(
                        "reference not found",
                        set("/components/schemas/WalletMetadata", "description", "'See {@link Nowhere}.'")),
                unsupported(
                        "toString() is already defined in record WalletAccount",
                        set("/components/schemas/WalletAccount/properties", "toString", "{'type':'string'}")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unsupportedBySight")
    void leaveToTheCompilerWhatTheyCannotCompare(String message, Change change, @TempDir Path folder) {
        ObjectNode contract = Contract.copy();
        change.accept(contract);
        Generation generation = Generation.from(contract, folder);
        assertThatThrownBy(generation::compile).hasMessageContaining(message);
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
        return new Change(name + " " + value, contract -> at(contract, place).set(name, json(value.replace('\'', '"'))));
    }

    private static Change schema(String name, String value) {
        return set("/components/schemas", name, value);
    }

    private static Change remove(String place, String name) {
        return new Change("no " + name, contract -> at(contract, place).remove(name));
    }

    private static Change operation(String method, String value) {
        return set("/paths/~1customers~1{customer_id}~1wallets", method, value);
    }

    /** Adds the same operation under another method and name. */
    private static Change form(String method, String name) {
        return new Change(method + " " + name, contract -> {
            ObjectNode path = at(contract, "/paths/~1customers~1{customer_id}~1wallets");
            path.set(method, path.get("post").deepCopy());
            ((ObjectNode) path.get(method)).put("operationId", name);
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
