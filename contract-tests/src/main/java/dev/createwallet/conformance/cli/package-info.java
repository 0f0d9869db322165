/** The command line of the kit. */
@NullMarked
package dev.createwallet.conformance.cli;

import org.jspecify.annotations.NullMarked;
