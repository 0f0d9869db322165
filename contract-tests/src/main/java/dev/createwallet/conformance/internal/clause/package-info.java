/**
 * Clauses: what the contract demands of a server, each with a kind, a subject and the requests that try it.
 */
@NullMarked
package dev.createwallet.conformance.internal.clause;

import org.jspecify.annotations.NullMarked;
