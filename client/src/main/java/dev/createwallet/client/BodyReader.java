package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/** Reads the body of a response as one Java type. */
@FunctionalInterface
interface BodyReader<T extends @Nullable Object> {

    /**
     * Reads a complete body.
     *
     * @throws IllegalArgumentException if it is not what the contract says
     */
    T read(byte[] body);

    /** A body in JSON. */
    static <T extends @Nullable Object> BodyReader<T> json(JsonReader<T> reader) {
        return body -> reader.read(JsonText.of(body));
    }

    /** No body: one that comes nevertheless is ignored. */
    @SuppressWarnings("NullAway") // It does not know nullable type arguments.
    static <T> BodyReader<@Nullable T> none() {
        return body -> null;
    }
}
