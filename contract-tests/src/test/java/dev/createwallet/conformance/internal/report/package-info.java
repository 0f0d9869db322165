/** Tests of the reports. */
@NullMarked
package dev.createwallet.conformance.internal.report;

import org.jspecify.annotations.NullMarked;
