/** The kit as tests of a Java project. The one package that needs JUnit, which its users have. */
@NullMarked
package dev.createwallet.conformance.junit;

import org.jspecify.annotations.NullMarked;
