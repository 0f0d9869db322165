package dev.createwallet.client;

/**
 * A typed response, and the raw one that it was read from.
 *
 * @param <T> the type of the response
 * @param value the typed response
 * @param raw status, headers and body
 */
public record Response<T>(T value, RawResponse raw) {}
