/** Clients that the stock generators make of the contract, in other languages, on the wire. */
@NullMarked
package dev.createwallet.polyglot;

import org.jspecify.annotations.NullMarked;
