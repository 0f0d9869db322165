package dev.createwallet.client;

/**
 * An answer with what it was read from.
 *
 * @param <T> the type of the answer
 * @param value the answer
 * @param raw its status, headers and body
 */
public record Response<T>(T value, RawResponse raw) {}
