/** The rules that the contract keeps to. A contract that breaks one is not packaged. */
@NullMarked
package dev.createwallet.openapi.check;

import org.jspecify.annotations.NullMarked;
