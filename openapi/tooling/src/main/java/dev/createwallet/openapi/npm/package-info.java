/** Runs tools of Node, and packs the contract for npm with them. */
@NullMarked
package dev.createwallet.openapi.npm;

import org.jspecify.annotations.NullMarked;
