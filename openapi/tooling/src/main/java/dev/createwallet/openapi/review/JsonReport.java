package dev.createwallet.openapi.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.release.Version;
import java.util.Locale;

/** A review for programs. {@code review.schema.json} describes it. */
final class JsonReport {

    static final String SCHEMA = "review.schema.json";

    private static final JsonMapper JSON = new JsonMapper();

    private JsonReport() {}

    static String of(Review review) {
        ObjectNode report = JSON.createObjectNode()
                .put("$schema", SCHEMA)
                .put("title", review.title())
                .put("version", review.version().toString())
                .put("outcome", word(review.outcome()))
                .put("verdict", review.verdict())
                .put("obstacle", review.obstacle());
        review.base()
                .ifPresent(base -> report.putObject("base")
                        .put("name", base.name())
                        .put("version", base.version().toString()));
        review.asked().map(Version::toString).ifPresent(asked -> report.put("asked", asked));
        ArrayNode changes = report.putArray("changes");
        review.changes().forEach(change -> add(review, change, changes.addObject()));
        ArrayNode impacts = report.putArray("impacts");
        review.impacts().forEach(impact -> add(review, impact, impacts.addObject()));
        ArrayNode findings = report.putArray("findings");
        review.problemsById()
                .forEach((id, problem) -> withWaiver(
                        review,
                        id,
                        findings.addObject()
                                .put("source", problem.source())
                                .put("message", problem.message())
                                .put("file", "openapi/" + problem.position().file())
                                .put("line", problem.position().line())
                                .put("column", problem.position().column())));
        ArrayNode unused = report.putArray("unusedWaivers");
        review.unusedWaivers()
                .forEach(each -> unused.addObject()
                        .put("id", each.waiver().id())
                        .put("line", each.waiver().position().line())
                        .put("why", each.why()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private static void add(Review review, Change change, ObjectNode node) {
        node.put("level", word(change.level()))
                .put("wire", word(change.verdict().wire()))
                .put("certain", change.verdict().certain())
                .put("what", change.what())
                .put("reason", change.verdict().reason())
                .put("file", "openapi/" + Report.source(review, change))
                .put("line", change.line())
                .put("pointer", change.pointer().toString())
                .put("before", change.before())
                .put("after", change.after());
        ArrayNode places = node.putArray("places");
        change.places().forEach(places::add);
        withWaiver(review, change.id(), node);
    }

    private static void add(Review review, JavaImpact impact, ObjectNode node) {
        node.put("audience", impact.audience()).put("generated", impact.made()).put("obstacle", impact.obstacle());
        ArrayNode breaks = node.putArray("breaks");
        impact.breaks()
                .forEach(each -> withWaiver(
                        review,
                        impact.id(each),
                        breaks.addObject()
                                .put("what", each.what())
                                .put("consequence", each.consequence())
                                .put("breaking", each.breaking())));
    }

    private static void withWaiver(Review review, String id, ObjectNode node) {
        node.put("id", id);
        review.waivers()
                .of(id)
                .ifPresent(waiver -> node.putObject("waived")
                        .put("reason", waiver.reason())
                        .put("until", waiver.until().toString()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
