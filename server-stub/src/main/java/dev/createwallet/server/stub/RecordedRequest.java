package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.sandbox.LoggedRequest;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that the stub received. Secrets and personal data are masked, and so is what the contract does not list.
 * Long texts are cut, and of very many fields the first ones are kept.
 *
 * @param time when the response was ready
 * @param operation the operationId of the contract, empty if the request was to no operation of it
 * @param method the HTTP method
 * @param path the path as it was sent
 * @param query the query parameters that were sent; repeated values are joined with commas
 * @param headers the header parameters of the contract that were sent, by the names that they have there
 * @param mediaType of the body as it was sent, empty if there was none
 * @param form the form fields, as far as the body could be parsed, in the order in which they were sent
 * @param json the JSON body, empty if there was none
 * @param preference the preference that was granted, as in the header {@code Prefer}; empty if there was none
 * @param scenario the name of the contract's example that was given, empty if the response is of none
 * @param status the HTTP status of the response, 0 if the connection was dropped or reset instead
 */
public record RecordedRequest(
        Instant time,
        String operation,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String mediaType,
        Map<String, String> form,
        String json,
        String preference,
        String scenario,
        int status) {

    /** Stands for a value that is masked. */
    public static final String MASK = LoggedRequest.MASK;

    static RecordedRequest of(LoggedRequest request) {
        return new RecordedRequest(
                request.time(),
                request.operation(),
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                request.mediaType(),
                request.form(),
                request.json(),
                request.preference(),
                request.scenario(),
                request.status());
    }

    /** For a log: time, method, path, status, scenario, and what was sent. */
    String line() {
        return Stream.of(
                        time.toString(),
                        method,
                        path,
                        status == 0 ? "no response" : String.valueOf(status),
                        scenario.isEmpty() ? "" : "scenario " + scenario,
                        query.isEmpty() ? "" : "query " + query,
                        form.isEmpty() ? json : "form " + form,
                        preference.isEmpty() ? "" : "Prefer: " + preference)
                .filter(part -> !part.isEmpty())
                .map(part -> part.replaceAll("\\p{Cntrl}", "?"))
                .collect(Collectors.joining(" "));
    }
}
