package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/** Reads a JSON value as one Java type. */
@FunctionalInterface
interface JsonReader<T extends @Nullable Object> {

    /**
     * Reads a value.
     *
     * @param value as {@link JsonObject} has it
     * @throws Mismatch if it is of another type, or null where null is not allowed
     */
    T read(@Nullable Object value);
}
