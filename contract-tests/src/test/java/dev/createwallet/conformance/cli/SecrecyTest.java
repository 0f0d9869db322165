package dev.createwallet.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.conformance.PlainServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that the kit prints or writes shows a secret, wherever in the contract its mark stands. */
final class SecrecyTest {

    private static final Pattern SECRET = Pattern.compile("s3cr3t|1234567890123");

    /** Each property has a secret of a value that breaks the schema or the example, so that a breach could show it. */
    private static final String BROKEN = """
            {"inline": 1234567890123, "referred": "s3cr3t-other", "nested": {"deep": ["s3cr3t-other"], "plain": 1},
             "list": ["s3cr3t-other", 1], "map": {"any": "s3cr3t-other"}, "whole": {"inside": "s3cr3t-other"}, "anything": "s3cr3t-other"}
            """;

    private final String contract;

    SecrecyTest() throws URISyntaxException {
        contract = Path.of(Objects.requireNonNull(SecrecyTest.class.getResource("secrets.yaml"))
                        .toURI())
                .toString();
    }

    private static List<String> shown(Ran ran, Path folder) throws IOException {
        List<String> texts = new ArrayList<>(List.of(ran.out(), ran.err()));
        for (String file : List.of("index.html", "junit.xml", "report.json")) {
            texts.add(Files.readString(folder.resolve(file)));
        }
        return texts;
    }

    /** Returns the places in a text that show a secret. */
    private static List<String> secrets(String text) {
        return SECRET.matcher(text)
                .results()
                .map(found -> text.substring(Math.max(0, found.start() - 80), found.end()))
                .toList();
    }

    private Ran test(PlainServer server, Path folder, String... more) {
        return Ran.of(Stream.concat(
                        Stream.of(
                                "--contract",
                                contract,
                                "--base-uri",
                                server.baseUri(),
                                "--api-key",
                                "key",
                                "--judgement",
                                "--strict",
                                "--report",
                                folder.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static PlainServer responding(int status, String type, String body) throws IOException {
        return new PlainServer(exchange -> {
            exchange.getResponseHeaders().set("X-Response-Secret", "s3cr3t-response-header");
            exchange.getResponseHeaders().set("X-Echo", exchange.getRequestURI().toString());
            PlainServer.respond(exchange, status, type, body);
        });
    }

    @Test
    void masksSecretsInReportsOfBreaches(@TempDir Path folder) throws IOException {
        for (int status : List.of(200, 500)) {
            try (PlainServer server = responding(status, "application/json", BROKEN)) {
                Ran ran = test(server, folder);

                assertThat(ran.status()).isEqualTo(1);
                assertThat(shown(ran, folder))
                        .flatExtracting(SecrecyTest::secrets)
                        .isEmpty();
                assertThat(Files.readString(folder.resolve("report.json"))).contains("***", "sample-");
            }
        }
    }

    @Test
    void masksSecretsInTheReasonWhyServerCouldNotBeTested(@TempDir Path folder) throws IOException {
        try (PlainServer server = responding(400, "application/json", BROKEN)) {
            Ran ran = test(server, folder);

            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err()).contains("its response: 400, application/json");
            assertThat(shown(ran, folder)).flatExtracting(SecrecyTest::secrets).isEmpty();
        }
    }

    @Test
    void masksSecretsInBodiesThatAreNoJson(@TempDir Path folder) throws IOException {
        try (PlainServer server =
                responding(200, "application/json", "Failed: {\"inline\": \"s3cr3t-other\", \"list\": \"s3cr3t-x\"")) {
            assertThat(shown(test(server, folder), folder))
                    .flatExtracting(SecrecyTest::secrets)
                    .isEmpty();
        }
    }

    @Test
    void masksOverridesOfSecrets(@TempDir Path folder) throws IOException {
        try (PlainServer server = responding(200, "application/json", BROKEN)) {
            Ran ran = test(
                    server,
                    folder,
                    "--vault",
                    "mine-s3cr3t",
                    "--value",
                    "inline=own-s3cr3t",
                    "--value",
                    "query_secret=q-s3cr3t");

            assertThat(shown(ran, folder)).flatExtracting(SecrecyTest::secrets).isEmpty();
        }
    }

    @Test
    void masksSecretsInListAndDryRun() {
        for (String option : List.of("--list", "--dry-run")) {
            Ran ran = Ran.of(option, "--contract", contract, "--judgement").conforms();

            assertThat(ran.lines()).hasSizeGreaterThan(50);
            assertThat(secrets(ran.out())).isEmpty();
        }
    }
}
