package dev.createwallet.conformance.report;

import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Report;
import dev.createwallet.conformance.Target;
import java.time.Instant;

/**
 * A run that is reported on.
 *
 * @param contract what the server was held to
 * @param target the server
 * @param strict whether every departure counted as a failure
 * @param start when the run began
 * @param report what it has shown
 */
public record TestRun(Contract contract, Target target, boolean strict, Instant start, Report report) {}
