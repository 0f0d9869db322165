package dev.createwallet.conformance.internal.clause;

/**
 * One request of a clause, and the response that must come.
 *
 * @param call what is sent
 * @param expectation what must come back
 */
public record Step(Call call, Expectation expectation) {}
