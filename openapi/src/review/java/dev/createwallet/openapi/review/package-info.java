/** Reviews a change of the contract against the released one. Compiled and run by the profile {@code review} alone. */
@NullMarked
package dev.createwallet.openapi.review;

import org.jspecify.annotations.NullMarked;
