/** Tests of the command line. */
@NullMarked
package dev.createwallet.conformance.cli;

import org.jspecify.annotations.NullMarked;
