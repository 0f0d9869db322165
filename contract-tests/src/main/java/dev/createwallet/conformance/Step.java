package dev.createwallet.conformance;

/**
 * A call, and the answer that has to come.
 *
 * @param call what is sent
 * @param expectation what has to come back
 */
public record Step(Call call, Expectation expectation) {}
