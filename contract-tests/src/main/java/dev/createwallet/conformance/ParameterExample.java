package dev.createwallet.conformance;

/**
 * A value that the contract's examples have for a path parameter. A server may know another one in its place.
 *
 * @param id names the value: the parameter, preceded by what the name of the example adds to it if the parameter has
 *     several values; {@code unknown-customer-id} for the example {@code unknown_customer} of {@code customer_id}
 * @param parameter the name of the parameter
 * @param summary what the value stands for; empty if the contract does not say
 * @param value the value
 */
public record ParameterExample(String id, String parameter, String summary, String value) {}
