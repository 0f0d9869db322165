/** The command line: one main class with a subcommand for each step. */
@NullMarked
package dev.createwallet.openapi.cli;

import org.jspecify.annotations.NullMarked;
