package dev.createwallet.conformance.internal.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.createwallet.conformance.result.Acceptance;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Coverage;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.conformance.result.Finding;
import dev.createwallet.conformance.result.LeftOut;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import java.util.List;
import java.util.Locale;

/**
 * A run as JSON: {@code report.json}, which the page draws, too. Later versions may add properties.
 *
 * @param contract title and version of the contract
 * @param contractFile the name of its file
 * @param server the server's base URI
 * @param verdict {@code conforms}, {@code does_not_conform} or {@code could_not_run}
 * @param reason why the run could not start or ended early; empty otherwise
 * @param strict whether every breach was a failure
 * @param start when the run began, as ISO 8601
 * @param milliseconds how long it took
 * @param requests how many requests were sent
 * @param findings the faults of the server, failures first
 * @param coverage the elements of the contract that constrain requests or responses
 * @param leftOut the parts of the contract that were not tried
 * @param unneeded the accepted departures that have no effect
 * @param clauses the clauses, in the order of the contract
 */
record JsonReport(
        String contract,
        @JsonProperty("contract_file") String contractFile,
        String server,
        String verdict,
        String reason,
        boolean strict,
        String start,
        long milliseconds,
        int requests,
        List<FoundFault> findings,
        List<Element> coverage,
        @JsonProperty("left_out") List<Part> leftOut,
        List<Entry> unneeded,
        List<Tried> clauses) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * @param outcome {@code fails}, {@code warns} or {@code accepted}
     * @param reason why it is accepted; empty if it is not
     * @param curl a command that repeats the first of the clauses
     * @param clauses the ids of the clauses that show it
     */
    record FoundFault(String outcome, String reason, Departure breach, String curl, List<String> clauses) {

        static FoundFault of(Finding finding, TestRun.Source source) {
            return new FoundFault(
                    name(finding.outcome()),
                    finding.reason(),
                    Departure.of(finding.breach(), source),
                    finding.results().get(0).curl(),
                    finding.results().stream()
                            .map(result -> result.clause().id())
                            .distinct()
                            .toList());
        }
    }

    /**
     * @param place the element of the contract that is broken, as a JSON pointer
     * @param line its line; 0 if that is unknown
     * @param provenance {@code stated}, {@code related} or {@code inferred}
     * @param subject the part of the message that is wrong
     */
    record Departure(String place, int line, String provenance, String subject, String expected, String found) {

        static Departure of(Breach breach, TestRun.Source source) {
            return new Departure(
                    breach.place().toString(),
                    source.lines().applyAsInt(breach.place()),
                    name(breach.provenance()),
                    breach.subject(),
                    breach.expected(),
                    breach.found());
        }
    }

    /**
     * @param line the line of the contract; 0 if that is unknown
     * @param operation the operation that is left out as a whole; empty if it is a part of one
     */
    record Part(String place, int line, String operation, String reason) {

        static Part of(LeftOut part) {
            return new Part(part.place().toString(), part.line(), part.operation(), part.reason());
        }
    }

    /**
     * @param source file and line; empty if it stands in none
     * @param why why it has no effect
     */
    record Entry(String clause, String subject, String reason, String source, String why) {

        static Entry of(Acceptance.Unneeded unneeded) {
            Acceptance acceptance = unneeded.acceptance();
            return new Entry(
                    acceptance.clause(),
                    acceptance.subject(),
                    acceptance.reason(),
                    acceptance.source(),
                    unneeded.why());
        }
    }

    /**
     * @param clauses the ids of the clauses that exercise it
     * @param reason why no clause does; empty if one does
     */
    record Element(String place, List<String> clauses, String reason) {

        static Element of(Coverage.Item item) {
            return new Element(item.place().toString(), item.clauses(), item.reason());
        }
    }

    /**
     * @param outcome {@code holds}, {@code accepted}, {@code warns}, {@code fails} or {@code not_run}
     * @param group {@code contract} or {@code judgement}
     * @param exchanges the requests and responses, with secrets masked
     */
    record Tried(
            String id,
            String operation,
            String topic,
            String place,
            int line,
            String group,
            String description,
            String outcome,
            List<Departure> breaches,
            List<Message> exchanges) {

        static Tried of(Result result, TestRun.Source source) {
            return new Tried(
                    result.clause().id(),
                    result.clause().operation(),
                    result.clause().topic(),
                    result.clause().place().toString(),
                    source.lines().applyAsInt(result.clause().place()),
                    name(result.clause().group()),
                    result.clause().description(),
                    name(result.outcome()),
                    result.breaches().stream()
                            .map(breach -> Departure.of(breach, source))
                            .toList(),
                    result.exchanges().stream().map(Message::of).toList());
        }
    }

    record Message(String request, String curl, String response, long milliseconds) {

        static Message of(Exchange exchange) {
            return new Message(
                    exchange.request(),
                    exchange.curl(),
                    exchange.response(),
                    exchange.duration().toMillis());
        }
    }

    static String of(TestRun run) {
        Report report = run.report();
        JsonReport json = new JsonReport(
                run.contract(),
                run.source().file(),
                run.server().toString(),
                name(report.verdict()),
                report.reason(),
                run.strict(),
                run.start().toString(),
                report.duration().toMillis(),
                report.requests(),
                report.findings().stream()
                        .map(finding -> FoundFault.of(finding, run.source()))
                        .toList(),
                report.coverage().elements().stream().map(Element::of).toList(),
                report.leftOut().stream().map(Part::of).toList(),
                report.unneeded().stream().map(Entry::of).toList(),
                report.results().stream()
                        .map(result -> Tried.of(result, run.source()))
                        .toList());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings, numbers and lists are JSON", e);
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
