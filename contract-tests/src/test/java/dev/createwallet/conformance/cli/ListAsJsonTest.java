package dev.createwallet.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.createwallet.conformance.PackagedContract;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another program can try the clauses with what {@code --list=json} prints, and nothing else. */
@ExtendWith(WalletStubExtension.class)
final class ListAsJsonTest {

    /** The innermost ones, which hold no other. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?:([a-z0-9-]+):)?([^{}]*)}");

    private static JsonNode list(String... options) throws IOException {
        String[] all =
                Stream.concat(Stream.of("--list=json"), Stream.of(options)).toArray(String[]::new);
        return new ObjectMapper().readTree(Ran.of(all).conforms().out());
    }

    private static String filled(String text, Map<String, String> secrets) {
        String filled = text;
        while (PLACEHOLDER.matcher(filled).find()) {
            filled = PLACEHOLDER.matcher(filled).replaceAll(found -> value(found, secrets));
        }
        return filled;
    }

    private static String value(MatchResult found, Map<String, String> secrets) {
        String text = found.group(2);
        return found.group(1) == null
                ? Objects.requireNonNull(secrets.get(text), text)
                : switch (found.group(1)) {
                    case "base64" -> Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
                    case "shorter" -> text.substring(0, text.length() - 1);
                    case "other-case" ->
                        text.equals(text.toLowerCase(Locale.ROOT))
                                ? text.toUpperCase(Locale.ROOT)
                                : text.toLowerCase(Locale.ROOT);
                    default -> throw new IllegalArgumentException(found.group(1));
                };
    }

    private static HttpRequest request(JsonNode sent, Map<String, String> secrets) {
        byte[] body = sent.has("body_base64")
                ? Base64.getDecoder().decode(sent.path("body_base64").textValue())
                : filled(sent.path("body").asText(""), secrets).getBytes(UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(filled(sent.path("url").textValue(), secrets)))
                .method(
                        sent.path("method").textValue(),
                        sent.has("body") || sent.has("body_base64")
                                ? HttpRequest.BodyPublishers.ofByteArray(body)
                                : HttpRequest.BodyPublishers.noBody());
        sent.path("headers")
                .properties()
                .forEach(header -> header.getValue()
                        .forEach(value -> request.header(header.getKey(), filled(value.textValue(), secrets))));
        return request.build();
    }

    private static boolean allows(JsonNode expected, int status) {
        return expected.path("not_done").booleanValue()
                ? status / 100 != 2
                : expected.path("statuses")
                        .valueStream()
                        .map(JsonNode::textValue)
                        .anyMatch(key -> String.valueOf(status).matches(key.replace("X", ".")));
    }

    @Test
    void anotherProgramTriesEachClause(WalletStub stub) throws Exception {
        Map<String, String> secrets =
                Map.of("CONTRACT_API_KEY", stub.apiKey(), "MOBILE_NUMBER", "99999999", "CLIENT_AUTH_TOKEN", "t");
        JsonNode clauses =
                list("--judgement", "--base-uri", stub.baseUri().toString()).path("clauses");
        HttpClient client = HttpClient.newHttpClient();

        assertThat(clauses).hasSameSizeAs(Ran.of("--list", "--judgement").lines());
        // Other operations of a contract that has grown have secrets of their own.
        for (JsonNode clause : clauses.valueStream()
                .filter(each -> each.path("operation").textValue().equals("createWallet"))
                // The JDK's client sends no malformed path.
                .filter(each -> !each.at("/steps/0/request/url").textValue().contains("%zz"))
                .toList()) {
            for (JsonNode step : clause.path("steps")) {
                HttpRequest request = request(step.path("request"), secrets);
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                assertThat(allows(step.path("expected"), status))
                        .as("%s: %s", status, clause.toPrettyString())
                        .isTrue();
            }
        }
    }

    @Test
    void saysWhatTheContractSaysAndWhere() throws IOException {
        JsonNode list = list("--clause", "createWallet/form/gateway/missing");
        JsonNode clause = list.path("clauses").path(0);

        assertThat(list.path("clauses")).hasSize(1);
        assertThat(list.path("contract").textValue()).startsWith("Juspay");
        assertThat(clause.path("kind").textValue()).isEqualTo("missing");
        assertThat(clause.path("group").textValue()).isEqualTo("contract");
        assertThat(clause.path("provenance").textValue()).isEqualTo("stated");
        assertThat(clause.path("says"))
                .isEqualTo(PackagedContract.tree().at(clause.path("place").textValue()));
        assertThat(PackagedContract.text()
                        .lines()
                        .toList()
                        .get(clause.path("line").intValue() - 1))
                .contains("gateway");
        assertThat(clause.path("steps").path(0).path("expected").path("statuses"))
                .extracting(JsonNode::textValue)
                .contains("400");
    }

    @Test
    void holdsNamesInPlaceOfSecrets() throws Exception {
        String contract = Path.of(Objects.requireNonNull(ListAsJsonTest.class.getResource("secrets.yaml"))
                        .toURI())
                .toString();

        String printed = Ran.of("--list=json", "--contract", contract, "--judgement", "--header", "X-Tenant:s3cr3t")
                .out();

        assertThat(printed).contains("${X_TENANT}", "${INLINE}").doesNotContain("MASKED");
        // The examples of a contract may hold secrets, too, which are masked in what it says.
        assertThat(printed).doesNotContain("s3cr3t");
    }

    @Test
    void rejectsOtherFormats() {
        Ran.of("--list=xml").couldNotRun("--list xml: must be text or json");
    }

    @Test
    void listsAsTextByDefault() {
        assertThat(List.of(Ran.of("--list").out(), Ran.of("--list=text").out()))
                .containsOnly(Ran.of("--list", "text").out());
    }
}
