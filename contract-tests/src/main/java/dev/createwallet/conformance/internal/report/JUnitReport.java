package dev.createwallet.conformance.internal.report;

import dev.createwallet.conformance.result.Acceptance;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.Verdict;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A run as XML of JUnit, which CI systems read: each clause is a test of its operation. */
final class JUnitReport {

    /** The characters that XML 1.0 cannot hold. */
    private static final String NO_XML = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private final TestRun run;
    private final Report report;
    private final XMLStreamWriter xml;

    private JUnitReport(TestRun run, XMLStreamWriter xml) {
        this.run = run;
        this.report = run.report();
        this.xml = xml;
    }

    static String of(TestRun run) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new JUnitReport(run, xml).suite();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A string takes any XML", e);
        }
    }

    private void suite() throws XMLStreamException {
        boolean error = report.verdict() == Verdict.COULD_NOT_RUN;
        start(
                "testsuite",
                "name",
                run.contract(),
                "tests",
                String.valueOf(report.results().size() + report.unneeded().size() + (error ? 1 : 0)),
                "failures",
                String.valueOf(
                        count(Outcome.FAILS) + (run.strict() ? report.unneeded().size() : 0)),
                "errors",
                error ? "1" : "0",
                "skipped",
                String.valueOf(count(Outcome.NOT_RUN) + count(Outcome.ACCEPTED)),
                "time",
                seconds(report.duration()));
        start("properties");
        property("start", run.start().toString());
        property("server", run.server().toString());
        property("strict", String.valueOf(run.strict()));
        property("requests", String.valueOf(report.requests()));
        xml.writeEndElement();
        for (Result result : report.results()) {
            testCase(result);
        }
        for (Acceptance.Unneeded unneeded : report.unneeded()) {
            String name = "accepted/" + unneeded.acceptance().clause();
            start("testcase", "classname", run.contract(), "name", name, "time", seconds(Duration.ZERO));
            if (run.strict()) {
                element(unneeded.toString(), "failure", "type", "accepted departure", "message", unneeded.toString());
            } else {
                element(unneeded.toString(), "system-out");
            }
            xml.writeEndElement();
        }
        if (error) {
            start("testcase", "classname", run.contract(), "name", "run", "time", seconds(report.duration()));
            element(report.reason(), "error", "type", "could not run", "message", report.reason());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void testCase(Result result) throws XMLStreamException {
        start(
                "testcase",
                "classname",
                result.clause().operation(),
                "name",
                result.clause().name(),
                "time",
                seconds(result.duration()));
        // What fails the test leads, and of that what the contract states.
        List<Breach> sorted = result.breaches().stream()
                .sorted(Comparator.comparing(Breach::provenance))
                .toList();
        String breaches = sorted.stream()
                .map(breach -> (breach.outcome(run.strict()) == Outcome.WARNS ? "Warning: " : "") + breach)
                .collect(Collectors.joining("\n"));
        switch (result.outcome()) {
            case HOLDS -> {}
            case FAILS ->
                element(
                        breaches + "\n\n" + result.curl(),
                        "failure",
                        "type",
                        "breach",
                        "message",
                        sorted.get(0).message());
            case NOT_RUN -> element("", "skipped", "message", report.reason());
            case ACCEPTED ->
                element(
                        breaches + "\n\n" + result.curl(),
                        "skipped",
                        "message",
                        "accepted: " + report.accepted(result.clause()));
            case WARNS -> element(breaches + "\n\n" + result.curl(), "system-out");
        }
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        element("", "property", "name", name, "value", value);
    }

    private void element(String text, String name, String... attributes) throws XMLStreamException {
        start(name, attributes);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    /**
     * @param attributes names and values in turn
     */
    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], writable(attributes[i + 1]));
        }
    }

    private static String writable(String text) {
        return text.replaceAll(NO_XML, "\uFFFD");
    }

    private long count(Outcome outcome) {
        return report.results().stream()
                .filter(result -> result.outcome() == outcome)
                .count();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }
}
