/**
 * Sends a built request once, within a deadline and a size limit, and reports what was received. Knows neither the
 * contract nor JSON; what the outcome means is decided elsewhere.
 */
@NullMarked
package dev.createwallet.client.sending;

import org.jspecify.annotations.NullMarked;
