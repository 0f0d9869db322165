/**
 * The conformance kit: the contract, the clauses that follow from it, and the verdict on what a provider answers and
 * on what a consumer sends. It knows no operation by name; whatever it checks it reads from the contract.
 *
 * <p>{@link dev.createwallet.conformance.Contract} → {@link dev.createwallet.conformance.Clause}s, held against a
 * {@link dev.createwallet.conformance.Target} by {@link dev.createwallet.conformance.Conformance} →
 * {@link dev.createwallet.conformance.Result}s → {@link dev.createwallet.conformance.Report}.
 */
@NullMarked
package dev.createwallet.conformance;

import org.jspecify.annotations.NullMarked;
