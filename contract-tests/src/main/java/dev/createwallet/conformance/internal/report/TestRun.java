package dev.createwallet.conformance.internal.report;

import dev.createwallet.conformance.result.Report;
import java.net.URI;
import java.time.Instant;

/**
 * A run to report on.
 *
 * @param contract title and version of the contract
 * @param server the base URI of the server
 * @param strict whether every breach was a failure
 * @param start when the run began
 * @param report its report
 */
public record TestRun(String contract, URI server, boolean strict, Instant start, Report report) {}
