package dev.createwallet.conformance.internal.report;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.result.Report;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A run to report on.
 *
 * @param contract title and version of the contract
 * @param source where the contract stands
 * @param server the base URI of the server
 * @param strict whether every breach was a failure
 * @param start when the run began
 * @param report its report
 */
public record TestRun(String contract, Source source, URI server, boolean strict, Instant start, Report report) {

    /**
     * The file of the contract.
     *
     * @param file its name
     * @param text its lines as YAML; none if they are unknown
     * @param lines returns the line of an element; 0 if that is unknown
     */
    public record Source(String file, List<String> text, ToIntFunction<JsonPointer> lines) {}
}
