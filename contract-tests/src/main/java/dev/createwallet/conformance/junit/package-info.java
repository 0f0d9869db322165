/** Runs the kit as tests of JUnit. The one package that needs JUnit. */
@NullMarked
package dev.createwallet.conformance.junit;

import org.jspecify.annotations.NullMarked;
