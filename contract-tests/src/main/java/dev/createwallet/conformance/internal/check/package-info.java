/**
 * Checks responses and requests against the contract.
 */
@NullMarked
package dev.createwallet.conformance.internal.check;

import org.jspecify.annotations.NullMarked;
