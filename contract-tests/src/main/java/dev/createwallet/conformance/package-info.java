/**
 * The conformance kit: tests a server against an OpenAPI contract.
 *
 * <p>Start with {@link dev.createwallet.conformance.Conformance}: it takes a
 * {@link dev.createwallet.conformance.Contract} and a {@link dev.createwallet.conformance.Target}, and a run returns a
 * {@link dev.createwallet.conformance.result.Report}. The kit knows no operation by name; it derives all it tries from
 * the contract. Inside, data flows one way: document, contract, clause, exchange, check, run, report.
 */
@NullMarked
package dev.createwallet.conformance;

import org.jspecify.annotations.NullMarked;
