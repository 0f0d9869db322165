/**
 * Reviews a change of the contract against the released one. What needs Node or generators for it is compiled, tested and
 * run by the profile {@code review} alone.
 */
@NullMarked
package dev.createwallet.openapi.review;

import org.jspecify.annotations.NullMarked;
