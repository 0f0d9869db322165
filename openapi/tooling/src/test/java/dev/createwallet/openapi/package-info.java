/** What holds for the tooling as a whole. */
@NullMarked
package dev.createwallet.openapi;

import org.jspecify.annotations.NullMarked;
