/** The operations of the contract, and the parts of it that the kit leaves out, each with the reason. */
@NullMarked
package dev.createwallet.conformance.internal.contract;

import org.jspecify.annotations.NullMarked;
