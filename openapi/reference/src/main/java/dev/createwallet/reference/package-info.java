/** What makes the reference page. None of this is in the artifact. */
@NullMarked
package dev.createwallet.reference;

import org.jspecify.annotations.NullMarked;
