/**
 * Writes a report as a page for people, as XML of JUnit for CI systems and as JSON for programs.
 */
@NullMarked
package dev.createwallet.conformance.internal.report;

import org.jspecify.annotations.NullMarked;
