package dev.createwallet.conformance.result;

import java.time.Duration;

/**
 * A request and its response as reports show them. Credentials and sensitive values are masked.
 *
 * @param request the request: request line, headers, an empty line, body
 * @param curl a command that sends the request again, with shell variables for masked values
 * @param response the response in the same form, or why there is none; empty if nothing was sent yet
 * @param duration the time from sending the request to the last byte of the response
 */
public record Exchange(String request, String curl, String response, Duration duration) {}
