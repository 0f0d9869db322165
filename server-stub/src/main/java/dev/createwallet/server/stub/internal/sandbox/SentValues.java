package dev.createwallet.server.stub.internal.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.filter.Received;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that a request sent in parameters and fields of the contract, for a search. A value that the records mask or
 * cut is kept as a salted hash: a search for it succeeds, and nothing shows it.
 */
final class SentValues {

    static final SentValues NONE = new SentValues();

    /** At most this many values of a request are kept. */
    private static final int MAX_VALUES = 64;

    /** New in each process, so that a hash tells nothing outside of it. */
    private static final byte[] SALT = new byte[16];

    static {
        new SecureRandom().nextBytes(SALT);
    }

    private final List<Value> values = new ArrayList<>();

    /** A value under a name: its text, or the hash of a text that is not shown. */
    private static final class Value {

        private final String name;
        private final @Nullable String text;
        private final byte @Nullable [] hash;

        Value(String name, String text, boolean shown) {
            this.name = name;
            this.text = shown ? text : null;
            this.hash = shown ? null : hash(text);
        }

        boolean is(Wanted wanted) {
            return name.equals(wanted.name)
                    && (hash == null ? wanted.text.equals(text) : MessageDigest.isEqual(hash, wanted.hash));
        }
    }

    /** A value to look for. */
    static final class Wanted {

        private final String name;
        private final String text;
        private final byte[] hash;

        Wanted(String name, String text) {
            this.name = name;
            this.text = text;
            this.hash = hash(text);
        }

        String name() {
            return name;
        }

        String text() {
            return text;
        }
    }

    static SentValues of(ContainerRequestContext request, Received received) {
        SentValues sent = new SentValues();
        for (Operation.Parameter parameter : received.operation().parameters()) {
            for (String value : of(parameter, request)) {
                sent.add(parameter, value);
            }
        }
        for (Operation.Parameter field : received.operation().body().fields()) {
            for (String value : received.form().getOrDefault(field.name(), List.of())) {
                sent.add(field, value);
            }
            JsonNode property = received.json().path(field.name());
            for (JsonNode value : property.isArray() ? property : List.of(property)) {
                if (!value.isMissingNode()) {
                    sent.add(field, value.isValueNode() ? value.asText() : value.toString());
                }
            }
        }
        return sent;
    }

    /** The values of a parameter in path, query or header; empty if it was not sent. */
    static List<String> of(Operation.Parameter parameter, ContainerRequestContext request) {
        List<String> values = switch (parameter.in()) {
            case "path" -> request.getUriInfo().getPathParameters().get(parameter.name());
            case "query" -> request.getUriInfo().getQueryParameters().get(parameter.name());
            default -> request.getHeaders().get(parameter.name());
        };
        return values == null ? List.of() : values;
    }

    private void add(Operation.Parameter parameter, String value) {
        if (values.size() < MAX_VALUES) {
            values.add(new Value(parameter.name(), value, parameter.shown() && Mask.isShownInFull(value)));
        }
    }

    /** Whether the value was sent under that name, alone or among others. */
    boolean has(Wanted wanted) {
        for (Value value : values) {
            if (value.is(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] hash(String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            return digest.digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
