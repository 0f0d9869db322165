/** The tests that hold contract, client and stub together, and hold the kit itself to what it promises. */
@NullMarked
package dev.createwallet.conformance;

import org.jspecify.annotations.NullMarked;
