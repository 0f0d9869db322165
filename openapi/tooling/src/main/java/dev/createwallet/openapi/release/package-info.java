/** Versions of the contract: the released ones, the open one, and the changelog. */
@NullMarked
package dev.createwallet.openapi.release;

import org.jspecify.annotations.NullMarked;
