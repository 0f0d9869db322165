package dev.createwallet.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.createwallet.conformance.Breach;
import dev.createwallet.conformance.Coverage;
import dev.createwallet.conformance.Exchange;
import dev.createwallet.conformance.Finding;
import dev.createwallet.conformance.Report;
import dev.createwallet.conformance.Result;
import java.util.List;
import java.util.Locale;

/**
 * A run as JSON: {@code report.json}, and what the page draws. These members are its documented shape; more may join them.
 *
 * @param contract title and version of the contract
 * @param server the server's base URI
 * @param verdict {@code conforms}, {@code does_not_conform} or {@code could_not_run}
 * @param reason why it could not run or ended early; empty otherwise
 * @param strict whether every departure counted as a failure
 * @param start when the run began, as ISO 8601
 * @param milliseconds how long it took
 * @param requests how many requests were sent
 * @param findings what is wrong with the server, failures first, each once however many clauses show it
 * @param coverage each element of the contract that constrains behaviour
 * @param clauses what was tried, in the order of the contract
 */
record JsonReport(
        String contract, String server, String verdict, String reason, boolean strict, String start, long milliseconds,
        int requests, List<FoundFault> findings, List<Element> coverage, List<TriedClause> clauses) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * @param outcome {@code fails} or {@code warns}
     * @param curl a command that repeats the first of the clauses
     * @param clauses the ids of the clauses that show it
     */
    record FoundFault(String outcome, Departure breach, String curl, List<String> clauses) {

        static FoundFault of(Finding finding) {
            return new FoundFault(name(finding.outcome()), Departure.of(finding.breach()), finding.results().get(0).curl(),
                    finding.results().stream().map(result -> result.clause().id()).distinct().toList());
        }
    }

    /**
     * @param place where the element that is not kept stands in the contract, as a JSON pointer
     * @param provenance who backs it: {@code stated}, {@code related} or {@code inferred}
     * @param subject the part of the message that is meant
     */
    record Departure(String place, String provenance, String subject, String expected, String found) {

        static Departure of(Breach breach) {
            return new Departure(breach.place().toString(), name(breach.provenance()), breach.subject(), breach.expected(),
                    breach.found());
        }
    }

    /**
     * @param clauses the ids of the clauses that exercise it
     * @param reason why none does; empty if one does
     */
    record Element(String place, List<String> clauses, String reason) {

        static Element of(Coverage.Item item) {
            return new Element(item.place().toString(), item.clauses(), item.reason());
        }
    }

    /**
     * @param outcome {@code holds}, {@code warns}, {@code fails} or {@code not_run}
     * @param group {@code contract} or {@code judgement}
     * @param exchanges what went to and fro, with secrets masked
     */
    record TriedClause(String id, String place, String group, String description, String outcome, List<Departure> breaches,
            List<Message> exchanges) {

        static TriedClause of(Result result) {
            return new TriedClause(result.clause().id(), result.clause().place().toString(), name(result.clause().group()),
                    result.clause().description(), name(result.outcome()),
                    result.breaches().stream().map(Departure::of).toList(),
                    result.exchanges().stream().map(Message::of).toList());
        }
    }

    record Message(String request, String curl, String response, long milliseconds) {

        static Message of(Exchange exchange) {
            return new Message(exchange.request(), exchange.curl(), exchange.response(), exchange.duration().toMillis());
        }
    }

    static String of(TestRun run) {
        Report report = run.report();
        JsonReport json = new JsonReport(
                run.contract().title(), run.target().baseUri().toString(), name(report.verdict()), report.reason(), run.strict(),
                run.start().toString(), report.duration().toMillis(), report.requests(),
                report.findings().stream().map(FoundFault::of).toList(),
                report.coverage().elements().stream().map(Element::of).toList(),
                report.results().stream().map(TriedClause::of).toList());
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
