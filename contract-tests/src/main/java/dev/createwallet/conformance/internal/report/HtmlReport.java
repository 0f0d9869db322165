package dev.createwallet.conformance.internal.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A run as one page that needs nothing else. It holds the data as JSON, which a script draws. Its security policy
 * allows only that script and that style.
 */
final class HtmlReport {

    /** A longer contract is not in the page. */
    private static final int LONGEST = 20_000;

    private HtmlReport() {}

    /**
     * @param json the text of {@link JsonReport}
     * @param contract the lines of the contract, which findings lead to
     */
    static String of(String json, List<String> contract) throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        return resource("report.html")
                .replace(
                        "{{policy}}",
                        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; " + "style-src "
                                + source(style) + "; script-src " + source(script))
                .replace("{{style}}", style)
                .replace("{{script}}", script)
                // Last, since it holds text of others. In JSON this character stands in strings only.
                .replace(
                        "{{data}}", withoutMarkup("{\"contract\": " + lines(contract) + ", \"report\": " + json + "}"));
    }

    private static String lines(List<String> contract) throws IOException {
        return contract.size() > LONGEST ? "[]" : new JsonMapper().writeValueAsString(contract);
    }

    private static String withoutMarkup(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String source(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = HtmlReport.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
