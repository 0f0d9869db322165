package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
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

/** What the application answers, on whatever runtime. */
@ParameterizedClass
@MethodSource("dev.createwallet.server.stub.TestRuntime#running")
class BehaviourTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestRuntime.Running stub;

    BehaviourTest(TestRuntime.Running stub) {
        this.stub = stub;
    }

    @Test
    void idsAreUnique() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ids.add(json(send(request(CreateWallet.PATH, form(CreateWallet.form(CreateWallet.CREATED))))).path("id").textValue());
        }
        assertThat(ids).hasSize(100);
    }

    @Test
    void aReferenceIdIsAnsweredWithAndWithoutAMobileNumber() throws Exception {
        JsonNode without = json(send(request(CreateWallet.PATH, "gateway=G&gateway_reference_id=mid%2B1")));
        JsonNode with = json(send(request(CreateWallet.PATH, "gateway=G&gateway_reference_id=mid1&mobile_number=%2B91")));

        assertThat(without.path("gateway_reference_id").textValue()).isEqualTo("mid+1");
        assertThat(without.has("metadata")).isFalse();
        assertThat(with.path("gateway_reference_id").textValue()).isEqualTo("mid1");
        assertThat(with.at("/metadata/mobile_number").textValue()).isEqualTo("+91");
    }

    @Test
    void theClientAuthTokenNeverComesBack() throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G&client_auth_token=very_secret"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("very_secret");
    }

    @Test
    void charactersOfAnyScriptAreEchoed() throws Exception {
        String gateway = "वॉलेट & = + % \uD83D\uDCB0 \r\nX-Injected: 1";
        HttpResponse<String> answer = send(request(CreateWallet.PATH, form(Map.of("gateway", gateway))));

        assertThat(json(answer).path("wallet").textValue()).isEqualTo(gateway);
        assertThat(answer.headers().map()).doesNotContainKey("x-injected");
    }

    /** That they arrive as they are is seen in {@link StrictPathTest}. */
    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "100%25", "%C3%A9", "a%20b", "a+b", "a:b;c@d", "a%5Cb", "%01%7F", "%0d%0aX:1", "cst_unknown;x=y"})
    void customerIdsMayHaveAnyCharacter(String escaped) throws Exception {
        String path = CreateWallet.OPERATION.path().replaceFirst("\\{.*?}", escaped);
        assertThat(send(request(path, "gateway=G")).statusCode()).isEqualTo(200);
    }

    @Test
    void fieldsThatTheContractDoesNotNameAreTolerated() throws Exception {
        assertThat(send(request(CreateWallet.PATH, "gateway=G&colour=blue&=x&empty&")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "application/x-www-form-urlencoded; charset=utf-8",
        "application/x-www-form-urlencoded;charset=\"UTF-8\"",
        "APPLICATION/X-WWW-FORM-URLENCODED"})
    void theMediaTypeMayBeWrittenInAnyWayThatMeansTheSame(String type) throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=%E0%A4%B5").setHeader("Content-Type", type));
        assertThat(json(answer).path("wallet").textValue()).isEqualTo("व");
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
        "gateway=%,                      INVALID_INPUT,               gateway,       has a % that no two hexadecimal digits follow",
        "gateway=%4,                     INVALID_INPUT,               gateway,       has a % that no two hexadecimal digits follow",
        "gateway=%4G,                    INVALID_INPUT,               gateway,       has a % that no two hexadecimal digits follow"})
    void aFormThatBreaksTheContractIsRefusedWithTheFieldAndTheReason(String form, String code, String field, String reason)
            throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, form));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertRefused(answer, code, field, reason);
    }

    @Test
    void everyFaultOfAFormIsNamed() throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "command=x").setHeader("version", "today"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error_info/fields").findValuesAsText("field_name"))
                .containsExactly("command", "gateway", "version");
    }

    @Test
    void theNameOfAFieldThatIsBadlyEncodedIsNotRepeated() throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G&%FF=1"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error_message").textValue()).isEqualTo("The name of field 2 of the form is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "2023-6-30", "2023-06-30x", "' OR 1"})
    void aVersionThatDoesNotFitThePatternIsRefused(String version) throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G").setHeader("version", version));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertRefused(answer, "INVALID_INPUT", "version", "must match ^\\d{4}-\\d{2}-\\d{2}$");
    }

    @Test
    void aCustomerThatDoesNotExistIsNamedInTheAnswer() throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH_OF_UNKNOWN, "gateway=G"));

        assertThat(answer.statusCode()).isEqualTo(CreateWallet.UNKNOWN_CUSTOMER.status());
        assertRefused(answer, "RESOURCE_NOT_FOUND", "customer_id", "does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "Basic,  key_of_the_tests:",
        "Basic,  key_of_the_tests",
        "basic,  key_of_the_tests:",
        "BASIC,  key_of_the_tests:"})
    void theApiKeyIsAcceptedInItsDocumentedFormAndInThatOfTheProvidersSdk(String scheme, String credentials) throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G").setHeader("Authorization", scheme + " " + base64(credentials)));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    static Stream<String> wrongCredentials() {
        return Stream.of("", "Basic", "Basic ", "Basic ***", "Bearer " + base64("key_of_the_tests:"), "key_of_the_tests",
                "Basic " + base64("key_of_the_tests:password"), "Basic " + base64("another:"), "Basic " + base64(":"),
                "Basic " + base64("KEY_OF_THE_TEST:"), "Basic " + base64("key_of_the_test"), "Basic key_of_the_tests:");
    }

    @ParameterizedTest
    @MethodSource("wrongCredentials")
    void anyOtherCredentialsAreRefusedWithAChallenge(String authorization) throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "").setHeader("Authorization", authorization));

        assertChallenged(answer);
        assertThat(answer.body()).doesNotContain("key_of_the_tests");
    }

    @Test
    void aCallWithoutCredentialsIsRefusedBeforeItsFormIsLookedAt() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(stub.baseUri().resolve(CreateWallet.PATH))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("command=wrong")));

        assertChallenged(answer);
        assertRefused(answer, "UNAUTHENTICATED", "Authorization", "the header is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,                                  415",
        "text/plain,                                        415",
        "multipart/form-data; boundary=x,                   415",
        "application/x-www-form-urlencoded; charset=latin1, 415",
        "application/x-www-form-urlencoded; charset=klingon, 415"})
    void aBodyThatIsNoFormIsRefused(String type, int status) throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G").setHeader("Content-Type", type));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("error_message").textValue()).containsAnyOf("x-www-form-urlencoded", "UTF-8");
    }

    @Test
    void aBodyWithoutAMediaTypeIsRefused() throws Exception {
        HttpResponse<String> answer = send(authorized(CreateWallet.PATH).POST(BodyPublishers.ofString("gateway=G")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).path("error_message").textValue()).startsWith("Content-Type is missing");
    }

    @Test
    void aMissingBodyIsAnEmptyForm() throws Exception {
        HttpResponse<String> answer = send(authorized(CreateWallet.PATH).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertRefused(answer, "MISSING_MANDATORY_PARAMETER", "gateway", "is required");
    }

    @Test
    void anotherMethodIsRefusedWithThoseThatAreAllowed() throws Exception {
        HttpResponse<String> answer = send(authorized(CreateWallet.PATH).method("PATCH", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
        assertThat(json(answer).path("error_message").textValue()).contains("Allow");
        assertThat(send(authorized("/health").DELETE()).headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET", "HEAD"));
    }

    @Test
    void anAcceptHeaderThatLeavesOutJsonIsRefusedInJson() throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G").setHeader("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(json(answer).path("error_message").textValue()).contains("Accept");
        HttpResponse<String> page = send(HttpRequest.newBuilder(stub.baseUri().resolve("/")).header("Accept", "application/json"));
        assertThat(page.statusCode()).isEqualTo(406);
        assertThat(json(page).path("error_message").textValue()).contains("Accept").doesNotContain("json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html, image/gif, image/jpeg, */*; q=.2", "application/json;q=0.9,*/*;q=0.8", "*/*", "application/*;q=1.000"})
    void whatClientsAcceptIsAnswered(String accept) throws Exception {
        assertThat(send(request(CreateWallet.PATH, "gateway=G").setHeader("Accept", accept)).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherPathIsNotFound() throws Exception {
        HttpResponse<String> answer = send(authorized("/customers").GET());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).at("/error_info/code").textValue()).isEqualTo("RESOURCE_NOT_FOUND");
    }

    @Test
    void aPreferred401HasItsChallenge() throws Exception {
        assertChallenged(send(request(CreateWallet.PATH, "gateway=G").setHeader("Prefer", "code=401")));
    }

    @Test
    void aPreferredSuccessIsGivenToValidRequestsOnly() throws Exception {
        assertThat(send(request(CreateWallet.PATH, "").setHeader("Prefer", "code=200")).statusCode()).isEqualTo(400);
        assertThat(send(request(CreateWallet.PATH_OF_UNKNOWN, "gateway=G").setHeader("Prefer", "code=200")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=451", "code=500", "example=nothing", "code=200; example=unknown_customer", "code=\"418\""})
    void anAnswerThatIsNotDocumentedIsRefusedWithThoseThatAre(String preference) throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G").setHeader("Prefer", preference));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error_info/fields/0/field_name").textValue()).isEqualTo("Prefer");
        assertThat(json(answer).at("/error_info/fields/0/reason").textValue())
                .contains("code=200, example=" + CreateWallet.CREATED.name(), "code=401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"return=minimal", "respond-async", "", "wait=10"})
    void otherPreferencesAreIgnored(String preference) throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G").setHeader("Prefer", preference));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void preferencesMayComeInSeveralHeaders() throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G").header("Prefer", "respond-async").header("Prefer", "code=401"));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"GET, /sandbox/requests", "DELETE, /sandbox/requests", "POST, /sandbox/next-responses"})
    void onlyWhoHasTheKeyCanDoSo(String method, String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(stub.baseUri().resolve(path)).method(method, BodyPublishers.noBody());
        assertChallenged(send(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault=drop", "fault=truncate", "delay=1"})
    void faultsAreRefusedUnlessTheyWereAllowed(String preference) throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, "gateway=G").setHeader("Prefer", preference));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error_message").textValue()).contains("--allow-faults");
    }

    @Test
    void theContractIsServedToAnybodyAsItWasReleased() throws Exception {
        HttpResponse<byte[]> answer = HTTP.send(HttpRequest.newBuilder(stub.baseUri().resolve("/openapi.yaml")).build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        try (InputStream released = getClass().getResourceAsStream("/META-INF/openapi/create-wallet.yaml")) {
            assertThat(answer.body()).isEqualTo(released.readAllBytes());
        }
    }

    @Test
    void theReferencePageAndWhatItLoadsIsServedToAnybodyUnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = send(HttpRequest.newBuilder(stub.baseUri().resolve("/")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'").doesNotContain("unsafe", "\n");
        List<String> loaded = Pattern.compile("(?:src|href)=\"([^:\"]+)\"").matcher(page.body()).results().map(match -> match.group(1)).toList();
        assertThat(loaded).isNotEmpty().allSatisfy(file -> {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(stub.baseUri().resolve("/" + file)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(file.endsWith(".js") ? "text/javascript" : "text/css");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openapi.yaml", "/swagger-ui.css", "/health"})
    void aHeadSaysWhatAGetWouldBring(String path) throws Exception {
        HttpResponse<byte[]> get = HTTP.send(HttpRequest.newBuilder(stub.baseUri().resolve(path)).build(), BodyHandlers.ofByteArray());
        HttpResponse<String> head = send(HttpRequest.newBuilder(stub.baseUri().resolve(path)).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(get.body().length);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void thePageTellsHowToGetRefusalsAndFaults() throws Exception {
        String page = send(HttpRequest.newBuilder(stub.baseUri().resolve("/"))).body();

        assertThat(page).contains("Prefer: code=401", "--allow-faults", "fault=drop", "fault=truncate", "delay=", "API key",
                "/sandbox/next-responses", "/sandbox/requests");
        assertThat(Digest.packaged().operations()).isNotEmpty().flatExtracting(Documented::of).allSatisfy(
                response -> assertThat(page).contains("<option>" + response.preference() + "</option>"));
        assertThat(page).doesNotContain("{{", TestRuntime.API_KEY).doesNotContainPattern("<style|style=|\\son\\w+=|<script(?![^>]*\\ssrc=)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other.js", "/content-security-policy.txt", "/reference/index.html", "/..%2findex.html", "/%2e%2e/app.js", "/sandbox.html", "/main.js"})
    void nothingElseIsServedBesideThePage(String path) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(stub.baseUri().resolve(path)));

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(json(answer).path("error_message").textValue()).isNotBlank();
    }

    @Test
    void readinessIsToldToAnybody() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(stub.baseUri().resolve("/health")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).hasToString("{\"status\":\"ready\"}");
    }

    @Test
    void aBodyOfTheLimitIsReadAndALargerOneIsRefused() throws Exception {
        String limit = "gateway=G&filler=" + "x".repeat(ErrorMapper.MAX_BODY - "gateway=G&filler=".length());

        assertThat(send(request(CreateWallet.PATH, limit)).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = send(request(CreateWallet.PATH, limit + "x"));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).path("error_message").textValue()).contains("65536 bytes");
    }

    @Test
    void aFormOfTooManyFieldsIsRefused() throws Exception {
        HttpResponse<String> answer = send(request(CreateWallet.PATH, IntStream.range(0, 10_000)
                .mapToObj(i -> Integer.toString(i, 36) + "=").collect(Collectors.joining("&"))));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void answersSayNothingOfTheRuntimeAndAreNotToBeGuessedOrKept() throws Exception {
        HttpHeaders headers = send(request(CreateWallet.PATH, "gateway=G")).headers();
        assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Content-Length")).isPresent();
    }

    private static void assertChallenged(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).singleElement().asString().startsWith("Basic realm=\"");
        assertThat(json(answer).at("/error_info/code").textValue()).isEqualTo("UNAUTHENTICATED");
    }

    private static void assertRefused(HttpResponse<String> answer, String code, String field, String reason) throws IOException {
        JsonNode body = json(answer);
        assertThat(body.path("error_code").textValue()).isEqualTo(code);
        assertThat(body.at("/error_info/code").textValue()).isEqualTo(code);
        assertThat(body.at("/error_info/category").textValue()).isEqualTo("USER_ERROR");
        assertThat(body.at("/error_info/fields")).hasSize(1);
        assertThat(body.at("/error_info/fields/0/field_name").textValue()).isEqualTo(field);
        assertThat(body.at("/error_info/fields/0/reason").textValue()).isEqualTo(reason);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return Json.MAPPER.readTree(answer.body());
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
                .header("Authorization", "Basic " + base64(TestRuntime.API_KEY + ":"));
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
