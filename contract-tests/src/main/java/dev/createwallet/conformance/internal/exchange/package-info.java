/**
 * Sends requests over connections of the kit, reads the responses, and writes down both with secrets masked.
 */
@NullMarked
package dev.createwallet.conformance.internal.exchange;

import org.jspecify.annotations.NullMarked;
