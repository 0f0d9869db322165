/** The reports can be read by whom they are made for. */
@NullMarked
package dev.createwallet.conformance.internal.report;

import org.jspecify.annotations.NullMarked;
