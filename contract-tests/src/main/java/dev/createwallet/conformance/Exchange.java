package dev.createwallet.conformance;

import java.time.Duration;

/**
 * A request and its answer, to be shown. Credentials and whatever the contract marks as sensitive are masked.
 *
 * @param request the request as it was sent: request line, headers, an empty line, body
 * @param curl a command that sends it again, with shell variables for what is masked
 * @param response the answer in the same form, or why there is none; empty if nothing was sent yet
 * @param duration from sending the request to the last byte of the answer
 */
public record Exchange(String request, String curl, String response, Duration duration) {}
