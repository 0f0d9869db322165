package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/**
 * A typed response, and the raw one that it was read from.
 *
 * @param <T> the type of the response
 * @param value the typed response, null if there is no body
 * @param raw status, headers and body
 */
public record Response<T extends @Nullable Object>(T value, RawResponse raw) {}
