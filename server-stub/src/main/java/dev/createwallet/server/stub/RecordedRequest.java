package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.sandbox.LoggedRequest;
import java.util.Map;

/**
 * A request that the stub answered, or was asked to leave without an answer. Secrets and personal data are masked, and so
 * is what the contract doesn't list. Of very long texts the beginning is kept, of very many fields the first ones.
 *
 * @param method the HTTP method
 * @param path the path as it was sent
 * @param headers the header parameters of the contract that were sent, by the names that they have there
 * @param form the fields of the body as far as it could be read, in the order in which they were sent
 * @param status the HTTP status of the answer, or that it would have had
 */
public record RecordedRequest(
        String method, String path, Map<String, String> headers, Map<String, String> form, int status) {

    /** What stands for a value that is not to be shown. */
    public static final String MASK = LoggedRequest.MASK;

    static RecordedRequest of(LoggedRequest request) {
        return new RecordedRequest(request.method(), request.path(), request.headers(), request.form(), request.status());
    }
}
