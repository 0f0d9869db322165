/** The command line does what its help says. */
@NullMarked
package dev.createwallet.conformance.cli;

import org.jspecify.annotations.NullMarked;
