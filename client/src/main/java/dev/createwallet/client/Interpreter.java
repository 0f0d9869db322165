package dev.createwallet.client;

import dev.createwallet.client.Operation.Documented;
import dev.createwallet.client.transport.Outcome;
import dev.createwallet.client.transport.Outcome.Ending;
import dev.createwallet.client.transport.Received;
import java.net.ProtocolException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the outcome of a request into a value or an exception. */
final class Interpreter {

    private Interpreter() {}

    static <T extends @Nullable Object> Response<T> interpret(Operation<T> operation, Outcome outcome) {
        Received received = outcome.received();
        if (received == null) {
            throw noResponse(operation, outcome);
        }
        if (received.status() >= 400) {
            throw rejection(operation, received);
        }
        RawResponse raw = new RawResponse(received);
        try {
            Documented<T> documented = operation.result(received.status());
            if (documented == null) {
                throw new IllegalArgumentException("the status is not documented, and redirects are not followed");
            }
            if (!received.complete()) {
                throw new IllegalArgumentException(cutOff(outcome.ending()));
            }
            return new Response<>(documented.body().read(received.body()), raw);
        } catch (IllegalArgumentException e) {
            String message =
                    "the response with status " + received.status() + " breaks the contract: " + e.getMessage();
            throw new InvalidResponseException(
                    operation.name(), message, raw, objectIn(received), unlessQuoting(outcome.failure()));
        }
    }

    /** The server may have done what was asked, so the caller gets what can be read. */
    private static @Nullable JsonObject objectIn(Received received) {
        try {
            return JsonText.of(received.body()) instanceof JsonObject object ? object : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String cutOff(Ending ending) {
        return switch (ending) {
            case TOO_LARGE -> "the body is larger than the limit (maxResponseBytes)";
            case DEADLINE -> "the body was not complete before the timeout";
            case INTERRUPTED -> "the call was interrupted before the body was complete";
            case BROKEN, COMPLETE -> "the connection ended before the body was complete";
        };
    }

    private static RequestRejectedException rejection(Operation<?> operation, Received received) {
        Documented<?> documented = operation.rejection(received.status());
        Object error = null;
        boolean asDocumented = false;
        try {
            if (documented != null) {
                error = documented.body().read(received.body());
                asDocumented = received.complete();
            }
        } catch (IllegalArgumentException e) {
            // A proxy's page, say: the caller has the body.
        }
        Set<String> named = new LinkedHashSet<>();
        if (error != null) {
            collectInputs(JsonText.of(received.body()), operation.inputs(), named);
        }
        String fields = named.isEmpty() ? "" : " (field: " + String.join(", ", named) + ")";
        return new RequestRejectedException(
                operation.name(),
                "the server responded " + received.status() + fields,
                documented == null || !documented.nothingDone() || !asDocumented,
                new RawResponse(received),
                error);
    }

    /**
     * Finds the inputs that an error names, wherever its schema has them. Only names of the contract are shown, since
     * the server may quote anything that it was sent.
     */
    private static void collectInputs(@Nullable Object value, List<String> inputs, Set<String> found) {
        if (value instanceof String text && inputs.contains(text)) {
            found.add(text);
        } else if (value instanceof JsonObject object) {
            object.members().values().forEach(each -> collectInputs(each, inputs, found));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collectInputs(each, inputs, found));
        }
    }

    private static NoResponseException noResponse(Operation<?> operation, Outcome outcome) {
        String message = (outcome.ending() == Ending.DEADLINE ? "no response before the timeout" : "no response")
                + (outcome.maybeSent() ? "; the server may have received the request" : "; the request was not sent");
        return new NoResponseException(
                operation.name(), message, outcome.maybeSent(), unlessQuoting(outcome.failure()));
    }

    /** These quote what the server sent, which may be what it was sent. */
    private static @Nullable Throwable unlessQuoting(@Nullable Throwable failure) {
        return failure instanceof ProtocolException || failure instanceof RuntimeException ? null : failure;
    }
}
