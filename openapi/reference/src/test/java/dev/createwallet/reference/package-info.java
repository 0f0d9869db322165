/** What the reference page shows, and what it may load. */
@NullMarked
package dev.createwallet.reference;

import org.jspecify.annotations.NullMarked;
