package dev.createwallet.conformance.result;

import java.time.Duration;
import java.util.Locale;

/**
 * A request and its response as reports show them. Credentials and sensitive values are masked.
 *
 * @param request the request: request line, headers, an empty line, body
 * @param curl a command that sends the request again, with shell variables for masked values
 * @param response the response in the same form, or why there is none; empty if nothing was sent yet
 * @param duration the time from sending the request to the last byte of the response
 */
public record Exchange(String request, String curl, String response, Duration duration) {

    private static final int SHOWN = 400;

    /** Returns status, media type and the first characters of the response; why there is none if so. */
    public String summary() {
        if (!response.startsWith("HTTP ")) {
            return response;
        }
        String[] parts = response.split("\n\n", 2);
        String type = parts[0].lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                .findFirst()
                .map(line -> ", " + line.substring("content-type:".length()).strip())
                .orElse("");
        String body = parts.length == 1 ? "" : parts[1].strip();
        return parts[0].lines().findFirst().orElse("").substring("HTTP ".length())
                + type
                + (body.isEmpty()
                        ? ", no body"
                        : ": " + (body.length() > SHOWN ? body.substring(0, SHOWN) + "\u2026" : body));
    }
}
