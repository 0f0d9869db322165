/** The document behind the contract: its tree, the kinds of its objects, and the position of each. */
@NullMarked
package dev.createwallet.openapi.document;

import org.jspecify.annotations.NullMarked;
