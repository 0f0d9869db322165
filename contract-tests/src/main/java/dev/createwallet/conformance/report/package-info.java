/** What a run has shown, as files: a page for people, JUnit's XML for CI systems, JSON for programs. */
@NullMarked
package dev.createwallet.conformance.report;

import org.jspecify.annotations.NullMarked;
