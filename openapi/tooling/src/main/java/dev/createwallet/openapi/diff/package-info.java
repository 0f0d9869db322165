/** Compares two versions of the contract and says what each difference means on the wire. */
@NullMarked
package dev.createwallet.openapi.diff;

import org.jspecify.annotations.NullMarked;
