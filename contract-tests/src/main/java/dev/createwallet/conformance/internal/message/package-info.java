/**
 * HTTP requests and responses, and strict readers for what their bodies hold.
 */
@NullMarked
package dev.createwallet.conformance.internal.message;

import org.jspecify.annotations.NullMarked;
