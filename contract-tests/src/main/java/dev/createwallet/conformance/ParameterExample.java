package dev.createwallet.conformance;

/**
 * A named example of a parameter.
 *
 * @param parameter the name of the parameter
 * @param name the name of the example
 * @param summary what the value stands for; empty if the contract does not say
 * @param value the value
 */
public record ParameterExample(String parameter, String name, String summary, String value) {}
