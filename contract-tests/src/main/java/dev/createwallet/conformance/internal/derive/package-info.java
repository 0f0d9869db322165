/**
 * Derives the clauses of an operation from its examples, schemas and security.
 */
@NullMarked
package dev.createwallet.conformance.internal.derive;

import org.jspecify.annotations.NullMarked;
