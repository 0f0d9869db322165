package dev.createwallet.server.stub.internal.contract;

/**
 * Where a value of a request is.
 *
 * @param in path, query, header or body
 * @param name of the parameter, form field or property
 */
public record Source(String in, String name) {

    /** The part for form fields and JSON properties. */
    public static final String BODY = "body";
}
