/** Tests of how the kit reads a contract. */
@NullMarked
package dev.createwallet.conformance.internal.contract;

import org.jspecify.annotations.NullMarked;
