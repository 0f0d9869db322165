/** The reports can be read by whom they are made for. */
@NullMarked
package dev.createwallet.conformance.report;

import org.jspecify.annotations.NullMarked;
