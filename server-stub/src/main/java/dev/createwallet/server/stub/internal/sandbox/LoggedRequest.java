package dev.createwallet.server.stub.internal.sandbox;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Map;

/**
 * A recorded request, without what must not be shown.
 *
 * @param time when the response was ready
 * @param operation the operationId, empty if the request is to no operation of the contract
 * @param path as it was sent, with masked parameters if they are sensitive
 * @param query the query parameters that were sent
 * @param headers the header parameters of the contract that were sent
 * @param mediaType of the body as it was sent, empty if there is none
 * @param form the form fields, as far as the body could be parsed
 * @param json the JSON body, empty if there is none
 * @param preference that was granted, from the request or from the next responses; empty if there was none
 * @param scenario the contract's example that was given, empty if there was none
 * @param status of the response, 0 if the connection was dropped or reset instead
 */
public record LoggedRequest(
        @JsonSerialize(using = ToStringSerializer.class) Instant time,
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

    /** Stands for a value that must not be shown. */
    public static final String MASK = "***";
}
