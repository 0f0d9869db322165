package dev.createwallet.openapi.diff;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Content;
import java.util.Locale;
import java.util.Set;

/** Compares parameters, request bodies and responses: their keywords, examples, headers and media types. */
final class MessageDiff {

    private static final Set<String> WITHIN = Set.of("content", "examples", "headers", "schema");
    private static final Set<String> WITHIN_PARAMETER = Set.of("examples", "schema", "name");

    private static final Verdict NAME_OF_FORM = Verdict.offTheWire(
            Level.PATCH, "generated methods take the fields of a form, and nothing is named after its schema");

    private final Changes changes;
    private final SchemaDiff schemas;

    MessageDiff(Changes changes) {
        this.changes = changes;
        schemas = new SchemaDiff(changes);
    }

    void compareParameter(Pair parameter, Scope scope) {
        boolean required = parameter.shown().member("required").isTrue();
        if (parameter.added()) {
            changes.add(
                    scope,
                    required ? "required parameter added" : "optional parameter added",
                    required ? scope.direction().tightened() : scope.direction().loosened(),
                    parameter);
        } else if (parameter.removed()) {
            changes.add(
                    scope,
                    "parameter removed",
                    new Verdict(Level.MAJOR, "what callers send there has no effect any more"),
                    parameter);
        } else {
            Pair name = parameter.member("name");
            if (name.differ()) {
                changes.add(
                        scope,
                        "name " + name.happened(),
                        parameter.shown().member("in").text().equals("path") ? Verdict.NAMING : Verdict.WORDING,
                        name);
            }
            comparePart(parameter, scope, WITHIN_PARAMETER, Set.of());
            schemas.compare(parameter.member("schema"), scope);
        }
    }

    void compareRequestBody(Pair body, Scope scope) {
        if (body.added()) {
            changes.add(
                    scope,
                    "request body added",
                    body.after().member("required").isTrue()
                            ? scope.direction().tightened()
                            : scope.direction().loosened(),
                    body);
        } else if (body.removed()) {
            changes.add(
                    scope,
                    "request body removed",
                    new Verdict(Level.MAJOR, "what callers send there has no effect any more"),
                    body);
        } else {
            comparePart(body, scope, WITHIN, Set.of());
            compareContent(body.member("content"), scope, Set.of());
        }
    }

    /**
     * @param movedExamples the names of examples that now belong to another status, which is a change by itself
     */
    void compareResponse(Pair response, Scope scope, Set<String> movedExamples) {
        comparePart(response, scope, WITHIN, movedExamples);
        compareHeaders(response.member("headers"), scope);
        compareContent(response.member("content"), scope, movedExamples);
    }

    private void compareHeaders(Pair headers, Scope scope) {
        headers.matched(header -> header.name().toLowerCase(Locale.ROOT)).forEach(place -> {
            Pair header = changes.resolve(place);
            Scope here = scope.part("header " + place.shown().name());
            if (header.added()) {
                changes.add(here, "header added", here.direction().tightened(), header);
            } else if (header.removed()) {
                changes.add(
                        here,
                        "header removed",
                        new Verdict(Level.MAJOR, "responses no longer keep what was promised"),
                        header);
            } else {
                comparePart(header, here, WITHIN, Set.of());
                schemas.compare(header.member("schema"), here);
            }
        });
    }

    private void compareContent(Pair content, Scope scope, Set<String> movedExamples) {
        for (Pair media : content.matched(MessageDiff::meaningOfType)) {
            String type = media.shown().name();
            if (media.added()) {
                changes.add(
                        scope,
                        "media type " + type + " added",
                        scope.direction() == Direction.REQUEST
                                ? scope.direction().loosened()
                                : new Verdict(Level.MINOR, "callers have one more to choose from"),
                        media);
            } else if (media.removed()) {
                changes.add(
                        scope,
                        "media type " + type + " removed",
                        new Verdict(Level.MAJOR, "callers that use it fail"),
                        media);
            } else {
                String before = media.before().name();
                if (!before.equals(type)) {
                    changes.add(scope, "media type " + before + " → " + type, Verdict.WORDING, media);
                }
                comparePart(media, scope, WITHIN, movedExamples);
                boolean form = meaningOfType(media.shown()).equals(Content.FORM);
                schemas.compare(media.member("schema"), scope, form ? NAME_OF_FORM : Verdict.NAMING);
            }
        }
    }

    /** The type as HTTP compares it. UTF-8 is what all text is in that this repository sends or takes. */
    private static String meaningOfType(Place media) {
        return media.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*;\\s*charset=\"?utf-8\"?\\s*(?=;|$)", "")
                .replaceAll("\\s", "");
    }

    /** What parameters, headers, request bodies, responses and media types have in common. */
    private void comparePart(Pair part, Scope scope, Set<String> comparedElsewhere, Set<String> movedExamples) {
        changes.addKeywords(Keywords.MESSAGE_PART, part, scope, comparedElsewhere);
        Pair examples = part.member("examples");
        for (String name : examples.names()) {
            Pair example = changes.resolve(examples.member(name));
            if (example.both()) {
                changes.addKeywords(Keywords.EXAMPLE, example, scope.part("example '" + name + "'"), Set.of());
            } else if (!movedExamples.contains(name)) {
                changes.add(
                        scope,
                        "example '" + name + "' " + example.happened(),
                        Verdict.offTheWire(
                                Level.MINOR,
                                example.added()
                                        ? "providers are tested with it"
                                        : "providers are no longer tested with it, and the stub no longer responds"
                                                + " with it"),
                        example);
            }
        }
    }
}
