/** The kit works as tests of a Java project. */
@NullMarked
package dev.createwallet.conformance.junit;

import org.jspecify.annotations.NullMarked;
