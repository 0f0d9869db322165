/** Tests of runs. */
@NullMarked
package dev.createwallet.conformance.internal.run;

import org.jspecify.annotations.NullMarked;
