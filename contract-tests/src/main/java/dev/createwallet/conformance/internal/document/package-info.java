/**
 * The tree of an OpenAPI document: references, positions, provenance, secrecy, and the schemas that check values. This
 * reading shares no code with the tooling that checks and packages the contract, so that a mistake in one does not hide
 * in the other.
 */
@NullMarked
package dev.createwallet.conformance.internal.document;

import org.jspecify.annotations.NullMarked;
