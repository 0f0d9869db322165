package dev.createwallet.server.stub.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.response.Rejection;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a request to an operation.
 *
 * @param mediaType as it was sent, empty if it was not
 * @param form the fields as far as they could be read, in the order in which they were sent
 * @param json the body if it is JSON, missing otherwise
 * @param rejection null if there is nothing wrong with the body
 */
public record Received(
        Operation operation,
        String mediaType,
        Map<String, List<String>> form,
        JsonNode json,
        @Nullable Rejection rejection) {

    private static final String PROPERTY = Received.class.getName();

    static Received rejected(Operation operation, String mediaType, Rejection rejection) {
        return new Received(operation, mediaType, Map.of(), MissingNode.getInstance(), rejection);
    }

    /** What was read; empty if the request is to no operation of the contract. */
    public static Optional<Received> of(ContainerRequestContext request) {
        return Optional.ofNullable(request.getProperty(PROPERTY) instanceof Received received ? received : null);
    }

    void keepIn(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** Without the values, among which are secrets. */
    @Override
    public String toString() {
        return "Received[" + operation.id() + "]";
    }
}
