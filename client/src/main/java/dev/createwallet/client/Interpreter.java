package dev.createwallet.client;

import static java.util.stream.Collectors.joining;

import dev.createwallet.client.Operation.Documented;
import dev.createwallet.client.sending.Outcome;
import dev.createwallet.client.sending.Outcome.Ending;
import dev.createwallet.client.sending.Received;
import java.net.ProtocolException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the outcome of a request into a value or an exception. */
final class Interpreter {

    private static final byte[] EMPTY_OBJECT = {'{', '}'};

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
                throw new IllegalArgumentException(
                        received.status() >= 300
                                ? "the status is not documented, and redirects are not followed"
                                : "the status is not documented");
            }
            if (!received.complete()) {
                throw new IllegalArgumentException(cutOff(outcome.ending()));
            }
            return new Response<>(read(documented, received), raw);
        } catch (IllegalArgumentException e) {
            String message =
                    "the response with status " + received.status() + " breaks the contract: " + e.getMessage();
            throw new InvalidResponseException(
                    operation.name(), message, raw, objectIn(received), unlessQuoting(outcome.failure()));
        }
    }

    private static <T extends @Nullable Object> T read(Documented<T> documented, Received received) {
        try {
            return documented.body().read(received.body());
        } catch (IllegalArgumentException e) {
            String encoding = header(received, "Content-Encoding");
            if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
                throw new IllegalArgumentException(
                        "the body is compressed (Content-Encoding), which the client did not ask for", e);
            }
            throw received.body().length == 0 ? new IllegalArgumentException("the body is empty", e) : e;
        }
    }

    private static String header(Received received, String name) {
        return received.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .collect(joining(","));
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
        Set<String> codes = new LinkedHashSet<>();
        Set<String> fields = new LinkedHashSet<>();
        if (error != null) {
            collect("", JsonText.of(received.body()), operation, codes, fields);
        }
        return new RequestRejectedException(
                operation.name(),
                "the server responded " + received.status()
                        + (codes.isEmpty() ? "" : ": " + String.join(", ", codes))
                        + (fields.isEmpty() ? "" : " (field: " + String.join(", ", fields) + ")"),
                documented == null || !documented.nothingDone() || !asDocumented || isAlsoASuccess(operation, received),
                new RawResponse(received),
                error);
    }

    /**
     * Whether a body that fits the schema of an error is what a success has: most errors are open objects without
     * required properties, which any object fits. A success that any object fits, too, says nothing.
     */
    private static boolean isAlsoASuccess(Operation<?> operation, Received received) {
        return operation.results().stream()
                .map(Documented::body)
                .anyMatch(body -> fits(body, received.body()) && !fits(body, EMPTY_OBJECT));
    }

    private static boolean fits(BodyReader<?> reader, byte[] body) {
        try {
            reader.read(body);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Finds the codes of an error and the inputs that it names, wherever its schema has them. Other texts are not shown,
     * since the server may quote anything that it was sent.
     */
    private static void collect(
            String member, @Nullable Object value, Operation<?> operation, Set<String> codes, Set<String> fields) {
        if (value instanceof String text) {
            if (operation.inputs().contains(text)) {
                fields.add(text);
            } else if (operation.codes().contains(member) && Masked.isCode(text)) {
                codes.add(text);
            }
        } else if (value instanceof JsonObject object) {
            object.members().forEach((name, each) -> collect(name, each, operation, codes, fields));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(member, each, operation, codes, fields));
        }
    }

    private static NoResponseException noResponse(Operation<?> operation, Outcome outcome) {
        String message = (outcome.ending() == Ending.DEADLINE ? "no response before the timeout" : "no response")
                + (outcome.maybeSent() ? "; the server may have received the request" : "; the request was not sent");
        return new NoResponseException(
                operation.name(), message, outcome.maybeSent(), unlessQuoting(outcome.failure()));
    }

    /** Leaves out the messages of a failure that may quote what the server sent, which may be what it was sent. */
    private static @Nullable Throwable unlessQuoting(@Nullable Throwable failure) {
        return failure != null && quotes(failure) ? new WithoutMessage(failure) : failure;
    }

    private static boolean quotes(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ProtocolException || each instanceof RuntimeException) {
                return true;
            }
        }
        return false;
    }

    /** A failure with its class and stack trace, and without its message. */
    private static final class WithoutMessage extends Exception {

        private static final long serialVersionUID = 1L;

        WithoutMessage(Throwable failure) {
            super(
                    failure.getClass().getName() + ", whose message may quote what was received",
                    failure.getCause() == null ? null : new WithoutMessage(failure.getCause()));
            setStackTrace(failure.getStackTrace());
        }
    }
}
