package dev.createwallet.conformance;

import static dev.createwallet.conformance.Alteration.changesBytes;
import static dev.createwallet.conformance.Alteration.changesRequest;
import static dev.createwallet.conformance.Alteration.changesResponse;
import static dev.createwallet.conformance.Alteration.changesResponseTo;
import static dev.createwallet.conformance.Alteration.withHeader;
import static dev.createwallet.conformance.Alteration.withStatus;
import static dev.createwallet.conformance.Alteration.withText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.TriedClause;
import dev.createwallet.conformance.result.Verdict;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The kit says why every valid request fails: for a fault of the server, or for a setting. */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TriageTest {

    private static final String JSON = "application/json";

    private Sound sound;
    private String apiKey;

    @BeforeAll
    void start(WalletStub stub) {
        sound = Sound.at(stub);
        apiKey = stub.apiKey();
    }

    private boolean knows(Request request) {
        return request.headers()
                .first("Authorization")
                .filter(value ->
                        value.endsWith(Credentials.base64(apiKey + ":")) || value.endsWith(Credentials.base64(apiKey)))
                .isPresent();
    }

    /** Makes the sound server respond otherwise to whoever has the key. */
    private Alteration toCallers(UnaryOperator<Response> change) {
        return changesResponseTo(this::knows, change);
    }

    private Alteration toCallers(int status) {
        return toCallers(response -> withStatus(response, status));
    }

    private static boolean isJson(Request request) {
        return request.headers().all("Content-Type").contains(JSON);
    }

    /** Reads a form whatever the media type says. */
    private static Request formOf(Request request) {
        return isJson(request)
                ? request.withHeader("Content-Type", "application/x-www-form-urlencoded")
                        .withBody("gateway=MOBIKWIK")
                : request;
    }

    /** Wants other credentials in place of the documented ones. */
    private Alteration credentials(String wanted) {
        String good = "Basic " + Credentials.base64(apiKey + ":");
        return changesRequest(request -> {
            String sent = request.headers().first("Authorization").orElse("");
            return sent.equals(wanted)
                    ? request.withHeader("Authorization", good)
                    : request.withoutHeader("Authorization");
        });
    }

    // spotless:off
    @TestFactory
    Stream<DynamicTest> saysWhatServerDoesToEveryValidRequest() {
        return Stream.of(
                breaches("415 to every valid request: it accepts no form bodies", toCallers(415)),
                breaches("422 to every valid request: it accepts no valid request", toCallers(422)),
                breaches("405 to every valid request: it takes no POST there", toCallers(405)),
                breaches("406 to every valid request: it does not send application/json", toCallers(406)),
                breaches("415 to every valid request: it accepts no form bodies, but the same as JSON", new Alteration(
                        TriageTest::formOf,
                        (request, response) -> isJson(request) ? response : withStatus(response, 415),
                        wire -> wire)),
                breaches("500 to every valid request: it accepts no form bodies, but the same as JSON", new Alteration(
                        TriageTest::formOf,
                        (request, response) -> isJson(request) ? response : withStatus(response, 500),
                        wire -> wire)),
                breaches("response to every valid request: it accepts no form bodies, but the same as JSON", new Alteration(
                        TriageTest::formOf,
                        (request, response) -> isJson(request) ? response : withStatus(response, 500),
                        wire -> wire.startsWith("HTTP/1.1 500") ? "" : wire)),
                breaches("400 to every valid request: it accepts no form bodies, but the same as JSON",
                        changesRequest(request -> isJson(request) ? formOf(request) : request.withBody(""))),
                breaches("400 to every valid request: it reads the form from the query, not from the body", changesRequest(request ->
                        request.target().contains("?") ? request.withTarget(request.target().replaceFirst("\\?.*", ""))
                                .withBody(request.target().replaceFirst(".*\\?", "")) : request.withBody(""))),
                breaches("400 to every valid request: it rejects the documented header version", changesRequest(request ->
                        request.headers().all("version").isEmpty() ? request : request.withBody(""))),
                breaches("400 to every valid request: it wants a charset in the media type", changesRequest(request ->
                        request.headers().first("Content-Type").orElse("").contains("charset") ? request : request.withBody(""))),
                breaches("406 to every valid request: it rejects the documented media type in Accept",
                        changesResponse((request, response) -> request.headers().all("Accept").contains(JSON)
                                ? withStatus(response, 406) : response)),
                breaches("308 to every valid request: it wants a slash after the path", new Alteration(
                        request -> request.withTarget(request.target().replaceFirst("/$", "")),
                        (request, response) -> request.target().endsWith("/") ? response : withStatus(response, 308),
                        wire -> wire)),
                breaches("302 to every valid request: it redirects to https://login.example/sso", toCallers(response ->
                        withHeader(withStatus(response, 302), "Location", "https://login.example/sso?ticket=1"))),
                breaches("401 to every valid request: it wants a password beside the API key",
                        credentials("Basic " + Credentials.base64(apiKey + Credentials.PASSWORD))),
                breaches("401 to every valid request: it wants the API key without the colon after it",
                        credentials("Basic " + Credentials.base64(apiKey))),
                breaches("401 to every valid request: it wants the API key as a bearer token", credentials("Bearer " + apiKey)),
                breaches("it has an invalid Content-Length", wire("content-length: ", "content-length: +")),
                breaches("it has a Content-Length and is chunked, too", wire("content-length", "transfer-encoding: chunked\r\ncontent-length")),
                breaches("closed the connection without a response", wire("(?s).*", "")));
    }

    /** A contract that has grown may have a 404 for an unknown customer. */
    @TestFactory
    Stream<DynamicTest> saysWhatKnownPathWithout404Means() {
        Alteration notFound = toCallers(response -> response.status() == 404
                ? response
                : withText(withStatus(response, 404), text -> "{\"no\":\"customer\"}"));
        return Stream.of(
                PackagedContract.createWallet().documented(404).isPresent()
                        ? cannotTest("404 to every valid request; set values that it knows", notFound)
                        : breaches("404 to every valid request: it knows the path, and finds nothing there", notFound));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatToSetIfNoValidRequestIsAccepted() {
        return Stream.of(
                cannotTest("it responds 400 to every valid request; set values that it knows", toCallers(400)),
                cannotTest("it responds 403 to every valid request; set values that it knows", toCallers(403)),
                cannotTest("it responds 409 to every valid request, maybe since it did before", toCallers(409)),
                cannotTest("it rejects the API key, with 401 as for a wrong one", toCallers(401)),
                cannotTest("a proxy responds 407", toCallers(407)),
                cannotTest("a gateway responds 502", toCallers(502)),
                cannotTest("it responds with a web page", toCallers(response ->
                        withText(withHeader(response, "Content-Type", "text/html"), text -> "<title>Login</title>"))),
                cannotTest("404 to every valid request, and to a path that leads nowhere; the base URI", changesResponse((request, response) ->
                        knows(request) ? withText(withStatus(response, 404), text -> "no " + request.target()) : response)));
    }
    // spotless:on

    private static Alteration wire(String part, String other) {
        return changesBytes(wire -> wire.startsWith("HTTP/1.1 200") ? wire.replaceFirst(part, other) : wire);
    }

    private DynamicTest breaches(String found, Alteration alteration) {
        return dynamicTest(found, () -> {
            Report report = run(alteration);

            assertThat(report.verdict()).isEqualTo(Verdict.DOES_NOT_CONFORM);
            assertThat(report.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.breach().message()).contains(found));
        });
    }

    /** The reason has the response and the command, too. */
    private DynamicTest cannotTest(String reason, Alteration alteration) {
        return dynamicTest(reason, () -> {
            Report report = run(alteration);

            assertThat(report.verdict()).isEqualTo(Verdict.COULD_NOT_RUN);
            assertThat(report.reason())
                    .contains(reason, "its response: ", "curl -i")
                    .doesNotContain(apiKey);
            assertThat(report.findings()).isEmpty();
        });
    }

    /** The clauses of valid requests will do. */
    private Report run(Alteration alteration) throws Exception {
        try (AlteredProvider provider = new AlteredProvider(sound, alteration)) {
            Conformance all = Conformance.of(Contract.packaged(), Target.of(provider.baseUri(), apiKey));
            return all.only(all.clauses().stream()
                            .filter(clause -> clause.operation().equals("createWallet")
                                    && clause.topic().equals("scenario"))
                            .map(TriedClause::id)
                            .collect(Collectors.toSet()))
                    .run(result -> {});
        }
    }
}
