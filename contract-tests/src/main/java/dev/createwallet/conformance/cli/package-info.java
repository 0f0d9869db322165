/** The command line: options → {@link dev.createwallet.conformance.Conformance} → lines, reports, exit status. */
@NullMarked
package dev.createwallet.conformance.cli;

import org.jspecify.annotations.NullMarked;
