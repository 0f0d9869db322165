/**
 * Runs clauses against a server and groups the breaches by their cause.
 */
@NullMarked
package dev.createwallet.conformance.internal.run;

import org.jspecify.annotations.NullMarked;
