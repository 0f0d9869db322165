package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.sandbox.Documented;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses of the operation that creates wallets, and of the stub's own paths, on each runtime. */
@ParameterizedClass
@MethodSource("dev.createwallet.server.stub.TestRuntime#running")
class BehaviourTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestRuntime.Running stub;

    BehaviourTest(TestRuntime.Running stub) {
        this.stub = stub;
    }

    @Test
    void makesIdsUnique() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ids.add(json(send(request(CreateWallet.PATH, form(CreateWallet.form(CreateWallet.CREATED)))))
                    .path("id")
                    .textValue());
        }
        assertThat(ids).hasSize(100);
    }

    @Test
    void repeatsReferenceIdWithAndWithoutMobileNumber() throws Exception {
        JsonNode without = json(send(request(CreateWallet.PATH, "gateway=G&gateway_reference_id=mid%2B1")));
        JsonNode with =
                json(send(request(CreateWallet.PATH, "gateway=G&gateway_reference_id=mid1&mobile_number=%2B91")));

        assertThat(without.path("gateway_reference_id").textValue()).isEqualTo("mid+1");
        assertThat(without.has("metadata")).isFalse();
        assertThat(with.path("gateway_reference_id").textValue()).isEqualTo("mid1");
        assertThat(with.at("/metadata/mobile_number").textValue()).isEqualTo("+91");
    }

    @Test
    void neverReturnsClientAuthToken() throws Exception {
        HttpResponse<String> response = send(request(CreateWallet.PATH, "gateway=G&client_auth_token=very_secret"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("very_secret");
    }

    @Test
    void repeatsCharactersOfAnyScript() throws Exception {
        String gateway = "वॉलेट & = + % \uD83D\uDCB0 \r\nX-Injected: 1";
        HttpResponse<String> response = send(request(CreateWallet.PATH, form(Map.of("gateway", gateway))));

        assertThat(json(response).path("wallet").textValue()).isEqualTo(gateway);
        assertThat(response.headers().map()).doesNotContainKey("x-injected");
    }

    /** That they arrive as they are is seen in {@link StrictPathTest}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%2Fb",
                "100%25",
                "%C3%A9",
                "a%20b",
                "a+b",
                "a:b;c@d",
                "a%5Cb",
                "%01%7F",
                "%0d%0aX:1",
                "cst_unknown;x=y"
            })
    void acceptsCustomerIdsWithAnyCharacter(String escaped) throws Exception {
        String path = CreateWallet.OPERATION.path().replaceFirst("\\{.*?}", escaped);
        assertThat(send(request(path, "gateway=G")).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsFieldsThatTheContractDoesNotName() throws Exception {
        assertThat(send(request(CreateWallet.PATH, "gateway=G&colour=blue&=x&empty&"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=utf-8",
                "application/x-www-form-urlencoded;charset=\"UTF-8\"",
                "APPLICATION/X-WWW-FORM-URLENCODED"
            })
    void acceptsEachWayToWriteTheMediaType(String type) throws Exception {
        HttpResponse<String> response =
                send(request(CreateWallet.PATH, "gateway=%E0%A4%B5").setHeader("Content-Type", type));
        assertThat(json(response).path("wallet").textValue()).isEqualTo("व");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                             MISSING_MANDATORY_PARAMETER, gateway,       is required",
        "command=authenticate,           MISSING_MANDATORY_PARAMETER, gateway,       is required",
        "gateway=,                       INVALID_INPUT,               gateway,       must have at least 1 character(s)",
        "gateway=G&command=link,         INVALID_INPUT,               command,       must be one of: authenticate",
        "gateway=G&command=,             INVALID_INPUT,               command,       must be one of: authenticate",
        "gateway=G&gateway=H,            INVALID_INPUT,               gateway,       was sent more than once",
        "gateway=G&mobile_number=%FF,    INVALID_INPUT,               mobile_number, is not UTF-8",
        "gateway=G&mobile_number=%C0%80, INVALID_INPUT,               mobile_number, is not UTF-8",
        "gateway=G%00,                   INVALID_INPUT,               gateway,       has a NUL character",
        "gateway=%,                      INVALID_INPUT,               gateway,       has a % without two hexadecimal digits",
        "gateway=%4,                     INVALID_INPUT,               gateway,       has a % without two hexadecimal digits",
        "gateway=%4G,                    INVALID_INPUT,               gateway,       has a % without two hexadecimal digits",
        "gateway,                        INVALID_INPUT,               gateway,       was sent without = and a value",
        "gateway=G&mobile_number,        INVALID_INPUT,               mobile_number, was sent without = and a value"
    })
    void rejectsInvalidFormWithFieldAndReason(String form, String code, String field, String reason) throws Exception {
        HttpResponse<String> response = send(request(CreateWallet.PATH, form));

        assertThat(response.statusCode()).isEqualTo(400);
        assertRejected(response, code, field, reason);
    }

    @Test
    void namesEachFaultOfAForm() throws Exception {
        HttpResponse<String> response =
                send(request(CreateWallet.PATH, "command=x").setHeader("version", "today"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error_info/fields").findValuesAsText("field_name"))
                .containsExactly("command", "gateway", "version");
    }

    @Test
    void doesNotRepeatBadlyEncodedFieldNames() throws Exception {
        HttpResponse<String> response = send(request(CreateWallet.PATH, "gateway=G&%FF=1"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error_message").textValue())
                .isEqualTo("The name of field 2 of the form is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "2023-6-30", "2023-06-30x", "' OR 1"})
    void rejectsVersionThatDoesNotMatchThePattern(String version) throws Exception {
        HttpResponse<String> response =
                send(request(CreateWallet.PATH, "gateway=G").setHeader("version", version));

        assertThat(response.statusCode()).isEqualTo(400);
        assertRejected(response, "INVALID_INPUT", "version", "must match ^\\d{4}-\\d{2}-\\d{2}$");
    }

    @Test
    void namesTheCustomerThatDoesNotExist() throws Exception {
        HttpResponse<String> response = send(request(CreateWallet.PATH_OF_UNKNOWN, "gateway=G"));

        assertThat(response.statusCode()).isEqualTo(CreateWallet.UNKNOWN_CUSTOMER.status());
        assertRejected(response, "RESOURCE_NOT_FOUND", "customer_id", "does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "Basic,  key_of_the_tests:",
        "Basic,  key_of_the_tests",
        "basic,  key_of_the_tests:",
        "BASIC,  key_of_the_tests:"
    })
    void acceptsTheApiKeyWithAndWithoutColon(String scheme, String credentials) throws Exception {
        assumeThat(CreateWallet.IS_BASIC).isTrue();
        HttpResponse<String> response = send(
                request(CreateWallet.PATH, "gateway=G").setHeader("Authorization", scheme + " " + base64(credentials)));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    static Stream<String> wrongCredentials() {
        return Stream.of(
                "",
                "Basic",
                "Basic ",
                "Basic ***",
                "Bearer " + base64("key_of_the_tests:"),
                "key_of_the_tests",
                "Basic " + base64("key_of_the_tests:password"),
                "Basic " + base64("another:"),
                "Basic " + base64(":"),
                "Basic " + base64("KEY_OF_THE_TEST:"),
                "Basic " + base64("key_of_the_test"),
                "Basic key_of_the_tests:");
    }

    @ParameterizedTest
    @MethodSource("wrongCredentials")
    void rejectsOtherCredentialsWithAChallenge(String authorization) throws Exception {
        HttpResponse<String> response = send(request(CreateWallet.PATH, "").setHeader("Authorization", authorization));

        assertChallenged(response);
        assertThat(response.body()).doesNotContain("key_of_the_tests");
    }

    @Test
    void rejectsMissingCredentialsBeforeAnInvalidForm() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(stub.baseUri().resolve(CreateWallet.PATH))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("command=wrong")));

        assertChallenged(response);
        assertRejected(response, "UNAUTHENTICATED", "Authorization", "the header is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,                                  415",
        "text/plain,                                        415",
        "multipart/form-data; boundary=x,                   415",
        "application/x-www-form-urlencoded; charset=latin1, 415",
        "application/x-www-form-urlencoded; charset=klingon, 415"
    })
    void rejectsBodyThatIsNoForm(String type, int status) throws Exception {
        HttpResponse<String> response =
                send(request(CreateWallet.PATH, "gateway=G").setHeader("Content-Type", type));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).path("error_message").textValue()).containsAnyOf("x-www-form-urlencoded", "UTF-8");
    }

    @Test
    void tellsThatThePasswordIsNotEmpty() throws Exception {
        assumeThat(CreateWallet.IS_BASIC).isTrue();
        String credentials = "Basic " + base64("key_of_the_tests:password");
        HttpResponse<String> response =
                send(request(CreateWallet.PATH, "gateway=G").setHeader("Authorization", credentials));
        assertThat(response.statusCode()).isEqualTo(401);
        assertRejected(response, "UNAUTHENTICATED", "Authorization", "the password is not empty");
    }

    @Test
    void tellsThatTheFormIsInTheQuery() throws Exception {
        HttpResponse<String> response =
                send(authorized(CreateWallet.PATH + "?gateway=G").POST(BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(400);
        assertRejected(response, "INVALID_INPUT", "gateway", "was sent in the query; send it in the body, as a form");
        assertThat(send(request(CreateWallet.PATH + "?gateway=H", "gateway=G")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsThatTheBodyIsJson() throws Exception {
        HttpResponse<String> typed = send(request(CreateWallet.PATH, "{\"gateway\": \"G\"}")
                .setHeader("Content-Type", "application/json; charset=utf-8"));
        assertThat(typed.statusCode()).isEqualTo(415);
        assertThat(json(typed).path("error_message").textValue())
                .isEqualTo("The body must be " + RawHttp.FORM + ", not application/json");

        HttpResponse<String> untyped = send(request(CreateWallet.PATH, "{\"gateway\": \"100%\"}"));
        assertThat(untyped.statusCode()).isEqualTo(400);
        assertThat(json(untyped).path("error_message").textValue()).startsWith("The body is JSON");
        assertThat(send(request(CreateWallet.PATH, "{a=b&gateway=G")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void rejectsBodyWithoutMediaType() throws Exception {
        HttpResponse<String> response = send(authorized(CreateWallet.PATH).POST(BodyPublishers.ofString("gateway=G")));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(json(response).path("error_message").textValue()).startsWith("Content-Type is missing");
    }

    @Test
    void takesAMissingBodyForAnEmptyForm() throws Exception {
        HttpResponse<String> response = send(authorized(CreateWallet.PATH).POST(BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(400);
        assertRejected(response, "MISSING_MANDATORY_PARAMETER", "gateway", "is required");
    }

    @Test
    void rejectsOtherMethodsWithAllowHeader() throws Exception {
        HttpResponse<String> response = send(authorized(CreateWallet.PATH).method("PATCH", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
        assertThat(json(response).path("error_message").textValue()).contains("Allow");
        assertThat(send(authorized("/health").DELETE()).headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET", "HEAD"));
    }

    @Test
    void rejectsAcceptHeaderWithoutJson() throws Exception {
        HttpResponse<String> response =
                send(request(CreateWallet.PATH, "gateway=G").setHeader("Accept", "text/html"));
        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(json(response).path("error_message").textValue()).contains("Accept");
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(stub.baseUri().resolve("/")).header("Accept", "application/json"));
        assertThat(page.statusCode()).isEqualTo(406);
        assertThat(json(page).path("error_message").textValue())
                .contains("Accept")
                .doesNotContain("json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html, image/gif, image/jpeg, */*; q=.2",
                "application/json;q=0.9,*/*;q=0.8",
                "*/*",
                "application/*;q=1.000"
            })
    void acceptsUsualAcceptHeaders(String accept) throws Exception {
        assertThat(send(request(CreateWallet.PATH, "gateway=G").setHeader("Accept", accept))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void respondsNotFoundToOtherPaths() throws Exception {
        HttpResponse<String> response = send(authorized("/customers").GET());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).at("/error_info/code").textValue()).isEqualTo("RESOURCE_NOT_FOUND");
    }

    @Test
    void givesAPreferred401ItsChallenge() throws Exception {
        assertChallenged(send(request(CreateWallet.PATH, "gateway=G").setHeader("Prefer", "code=401")));
    }

    @Test
    void givesAPreferredSuccessToValidRequestsOnly() throws Exception {
        assertThat(send(request(CreateWallet.PATH, "").setHeader("Prefer", "code=200"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(request(CreateWallet.PATH_OF_UNKNOWN, "gateway=G").setHeader("Prefer", "code=200"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"code=451", "code=504", "example=nothing", "code=200; example=unknown_customer", "code=\"418\""})
    void rejectsPreferenceForUndocumentedResponseAndListsTheDocumented(String preference) throws Exception {
        HttpResponse<String> response =
                send(request(CreateWallet.PATH, "gateway=G").setHeader("Prefer", preference));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error_info/fields/0/field_name").textValue())
                .isEqualTo("Prefer");
        assertThat(json(response).at("/error_info/fields/0/reason").textValue())
                .contains("code=200, example=" + CreateWallet.CREATED.name(), "code=401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"return=minimal", "respond-async", "", "wait=10"})
    void ignoresOtherPreferences(String preference) throws Exception {
        HttpResponse<String> response =
                send(request(CreateWallet.PATH, "gateway=G").setHeader("Prefer", preference));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void readsPreferencesFromSeveralHeaders() throws Exception {
        HttpResponse<String> response = send(request(CreateWallet.PATH, "gateway=G")
                .header("Prefer", "respond-async")
                .header("Prefer", "code=401"));
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"GET, /sandbox/requests", "DELETE, /sandbox", "POST, /sandbox/next-responses"})
    void needsTheKeyForTheSandboxPaths(String method, String path) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stub.baseUri().resolve(path)).method(method, BodyPublishers.noBody());
        assertChallenged(send(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault=drop", "fault=truncate", "delay=1"})
    void rejectsFaultsUnlessAllowed(String preference) throws Exception {
        HttpResponse<String> response =
                send(request(CreateWallet.PATH, "gateway=G").setHeader("Prefer", preference));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error_message").textValue()).contains("--allow-faults");
    }

    @Test
    void servesTheContractWithoutCredentials() throws Exception {
        HttpResponse<byte[]> response = HTTP.send(
                HttpRequest.newBuilder(stub.baseUri().resolve("/openapi.yaml")).build(), BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        try (InputStream released = getClass().getResourceAsStream("/META-INF/openapi/create-wallet.yaml")) {
            assertThat(response.body()).isEqualTo(released.readAllBytes());
        }
    }

    @Test
    void servesThePageAndItsFilesUnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = send(HttpRequest.newBuilder(stub.baseUri().resolve("/")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe", "\n");
        List<String> loaded = Pattern.compile("(?:<script src|<link rel=\"stylesheet\" href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(loaded).isNotEmpty().allSatisfy(file -> {
            HttpResponse<String> response =
                    send(HttpRequest.newBuilder(stub.baseUri().resolve("/" + file)));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(file.endsWith(".js") ? "text/javascript" : "text/css");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openapi.yaml", "/reference.css", "/health"})
    void respondsToHeadAsToGetWithoutBody(String path) throws Exception {
        HttpResponse<byte[]> get =
                HTTP.send(HttpRequest.newBuilder(stub.baseUri().resolve(path)).build(), BodyHandlers.ofByteArray());
        HttpResponse<String> head =
                send(HttpRequest.newBuilder(stub.baseUri().resolve(path)).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(get.body().length);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void explainsRejectionsAndHowToAllowFaultsOnThePage() throws Exception {
        String page = send(HttpRequest.newBuilder(stub.baseUri().resolve("/"))).body();

        assertThat(page)
                .contains(
                        "Prefer: code=401", "--allow-faults", "API key", "/sandbox/next-responses", "/sandbox/requests")
                .doesNotContain("fault=", "delay=");
        assertThat(Digest.packaged().operations())
                .isNotEmpty()
                .flatExtracting(Documented::of)
                .allSatisfy(response -> assertThat(page).contains("<option>" + response.preference() + "</option>"));
        assertThat(page)
                .doesNotContain("{{", TestRuntime.API_KEY)
                .doesNotContainPattern("<style|style=|\\son\\w+=|<script(?![^>]*\\ssrc=)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/other.js",
                "/content-security-policy.txt",
                "/reference/index.html",
                "/..%2findex.html",
                "/%2e%2e/app.js",
                "/sandbox.html",
                "/operation.html",
                "/main.js"
            })
    void servesNoOtherFiles(String path) throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(stub.baseUri().resolve(path)));

        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(json(response).path("error_message").textValue()).isNotBlank();
    }

    @Test
    void reportsReadinessWithoutCredentials() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(stub.baseUri().resolve("/health")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response)).hasToString("{\"status\":\"ready\"}");
    }

    @Test
    void acceptsBodyOfTheLimitAndRejectsLargerOnes() throws Exception {
        String limit = "gateway=G&filler=" + "x".repeat(ErrorMapper.MAX_BODY - "gateway=G&filler=".length());

        assertThat(send(request(CreateWallet.PATH, limit)).statusCode()).isEqualTo(200);
        HttpResponse<String> response = send(request(CreateWallet.PATH, limit + "x"));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(json(response).path("error_message").textValue()).contains("65536 bytes");
    }

    @Test
    void rejectsFormWithTooManyFields() throws Exception {
        HttpResponse<String> response = send(request(
                CreateWallet.PATH,
                IntStream.range(0, 10_000)
                        .mapToObj(i -> Integer.toString(i, 36) + "=")
                        .collect(Collectors.joining("&"))));
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void hidesTheRuntimeAndForbidsSniffingAndCaching() throws Exception {
        HttpHeaders headers = send(request(CreateWallet.PATH, "gateway=G")).headers();
        assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Content-Length")).isPresent();
    }

    private static void assertChallenged(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .contains(CreateWallet.IS_BASIC ? "Basic realm=\"" : "Bearer realm=\"");
        assertThat(json(response).at("/error_info/code").textValue()).isEqualTo("UNAUTHENTICATED");
    }

    private static void assertRejected(HttpResponse<String> response, String code, String field, String reason)
            throws IOException {
        JsonNode body = json(response);
        assertThat(body.path("error_code").textValue()).isEqualTo(code);
        assertThat(body.at("/error_info/code").textValue()).isEqualTo(code);
        assertThat(body.at("/error_info/category").textValue()).isEqualTo("USER_ERROR");
        assertThat(body.at("/error_info/fields")).hasSize(1);
        assertThat(body.at("/error_info/fields/0/field_name").textValue()).isEqualTo(field);
        assertThat(body.at("/error_info/fields/0/reason").textValue()).isEqualTo(reason);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        return Json.MAPPER.readTree(response.body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String form) {
        return authorized(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(URI.create(stub.baseUri() + path))
                .header("Authorization", CreateWallet.authorization(TestRuntime.API_KEY));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
