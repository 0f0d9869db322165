package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The kit knows no contract but the one it is given: it tests a server of another one, with a query, JSON and three
 * other schemes.
 */
final class LibraryTest {

    private static Report run(UnaryOperator<Response> alteration) throws IOException, InterruptedException {
        try (Library library = new Library(alteration);
                InputStream contract = Objects.requireNonNull(LibraryTest.class.getResourceAsStream("library.yaml"))) {
            return Conformance.of(
                            Contract.parse(new String(contract.readAllBytes(), StandardCharsets.UTF_8)),
                            Target.of(library.baseUri(), Library.KEY))
                    .strict(true)
                    .judgement(true)
                    .run(result -> {});
        }
    }

    @Test
    void soundServerOfAnotherContractConforms() throws Exception {
        Report report = run(response -> response);

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(report.results())
                .hasSizeGreaterThan(150)
                .extracting(Result::outcome)
                .containsOnly(Outcome.HOLDS);
    }

    @Test
    void findsHeaderOfAnotherType() throws Exception {
        Report report = run(response -> response.headers().first("X-Total").isPresent()
                ? Alteration.withHeader(response, "X-Total", "many")
                : response);

        assertThat(report.findings())
                .singleElement()
                .extracting(finding -> finding.breach().message())
                .asString()
                .contains("X-Total")
                .contains("an integer");
    }

    @Test
    void findsPropertyThatDoesNotRepeatWhatWasSent() throws Exception {
        Report report = run(response ->
                response.status() == 201 ? Alteration.withJson(response, body -> body.put("stars", 6)) : response);

        assertThat(report.findings())
                .extracting(finding -> finding.breach().place().toString())
                .anyMatch(place -> place.endsWith("/x-echoes"));
    }

    @Test
    void findsChallengeOfAnotherScheme() throws Exception {
        Report report = run(response -> response.headers()
                        .first("WWW-Authenticate")
                        .filter("Bearer"::equals)
                        .isPresent()
                ? Alteration.withHeader(response, "WWW-Authenticate", "Basic")
                : response);

        assertThat(report.findings())
                .singleElement()
                .extracting(finding -> finding.breach().message())
                .asString()
                .contains("a Bearer challenge");
    }
}
