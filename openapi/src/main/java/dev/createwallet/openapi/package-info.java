/** What checks the contract and packages it. None of this is in the artifact. */
@NullMarked
package dev.createwallet.openapi;

import org.jspecify.annotations.NullMarked;
