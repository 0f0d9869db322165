package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.sandbox.LoggedRequest;
import java.util.Map;

/**
 * A request that the stub received. Secrets and personal data are masked, and so is what the contract does not list.
 * Long texts are cut, and of very many fields the first ones are kept.
 *
 * @param operation the operationId of the contract, empty if the request was to no operation of it
 * @param method the HTTP method
 * @param path the path as it was sent
 * @param query the query parameters that were sent; repeated values are joined with commas
 * @param headers the header parameters of the contract that were sent, by the names that they have there
 * @param form the form fields, as far as the body could be parsed, in the order in which they were sent
 * @param json the JSON body, empty if there was none
 * @param status the HTTP status of the response, or that it would have had if the connection was dropped
 */
public record RecordedRequest(
        String operation,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> form,
        String json,
        int status) {

    /** Stands for a value that is masked. */
    public static final String MASK = LoggedRequest.MASK;

    static RecordedRequest of(LoggedRequest request) {
        return new RecordedRequest(
                request.operation(),
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                request.form(),
                request.json(),
                request.status());
    }
}
