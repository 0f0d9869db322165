package dev.createwallet.openapi.diff;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.document.Place;
import java.util.HashSet;
import java.util.Set;

/** Compares schemas: their names, keywords, properties and items, at any depth. */
final class SchemaDiff {

    private static final Set<String> WITHIN = Set.of("properties", "required", "items");
    private static final Set<String> WITHIN_MAP = Set.of("properties", "required", "items", "additionalProperties");

    /** A pair of schemas that is being compared; one within itself is compared once. */
    private record Visit(JsonPointer before, JsonPointer after, Direction direction) {}

    private final Changes changes;
    private final Set<Visit> visits = new HashSet<>();

    SchemaDiff(Changes changes) {
        this.changes = changes;
    }

    void compare(Pair schema, Scope scope) {
        compare(schema, scope, Verdict.NAMING);
    }

    /**
     * @param naming what it means that the schema has another name
     */
    void compare(Pair schema, Scope scope, Verdict naming) {
        compareNames(schema, scope, naming);
        Pair resolved = changes.resolve(schema);
        Visit visit = new Visit(resolved.before().pointer(), resolved.after().pointer(), scope.direction());
        if (visits.add(visit)) {
            Pair rest = resolved.member("additionalProperties");
            boolean restHasSchemas =
                    rest.before().node().isObject() && rest.after().node().isObject();
            changes.addKeywords(Keywords.SCHEMA, resolved, scope, restHasSchemas ? WITHIN_MAP : WITHIN);
            if (restHasSchemas) {
                compare(rest, scope.field("*"));
            }
            compareProperties(resolved, scope);
            compareItems(resolved.member("items"), scope);
            visits.remove(visit);
        }
    }

    private void compareNames(Pair schema, Scope scope, Verdict naming) {
        Pair names = schema.member("$ref");
        if (names.both() && names.differ()) {
            changes.add(scope, "its schema has another name", naming, names);
        } else if ((names.added() || names.removed())
                && schema.both()
                && isNamed(changes.resolve(schema).after().node())) {
            changes.add(
                    scope,
                    names.added() ? "its schema has a name now" : "its schema has no name any more",
                    naming,
                    schema);
        }
    }

    /** Whether generators make a type of it. */
    private static boolean isNamed(JsonNode schema) {
        return schema.has("enum") || schema.path("type").asText().equals("object");
    }

    private void compareItems(Pair items, Scope scope) {
        if (items.both()) {
            compare(items, scope.elements());
        } else if (items.added() || items.removed()) {
            changes.add(
                    scope.elements(),
                    items.added() ? "items described" : "items no longer described",
                    items.added()
                            ? scope.direction().tightened()
                            : scope.direction().loosened(),
                    items);
        }
    }

    /** A property that is not sent in this direction counts as absent. */
    private void compareProperties(Pair schema, Scope scope) {
        Pair properties = schema.member("properties");
        for (String name : properties.names()) {
            Pair property = properties.member(name);
            Scope here = scope.field(name);
            Pair resolved = changes.resolve(property);
            boolean wasSent = property.before().exists() && isSent(resolved.before(), scope.direction());
            boolean isSent = property.after().exists() && isSent(resolved.after(), scope.direction());
            boolean was = wasSent && requires(schema.before(), name);
            boolean is = isSent && requires(schema.after(), name);
            if (isSent && property.added()) {
                changes.add(
                        here,
                        is ? "required field added" : "optional field added",
                        judgeAdded(schema, scope.direction(), is),
                        property);
            } else if (wasSent && property.removed()) {
                changes.add(
                        here,
                        "field removed",
                        new Verdict(
                                Level.MAJOR,
                                here.direction() == Direction.REQUEST
                                        ? "what callers send there has no effect any more"
                                        : "callers no longer find it"),
                        property);
            } else if (wasSent || isSent) {
                if (was != is) {
                    Pair required = schema.member("required");
                    changes.add(
                            here,
                            is ? "field is now required" : "field is no longer required",
                            is
                                    ? scope.direction().tightened()
                                    : scope.direction().loosened(),
                            required.differ() ? required : property);
                }
                compare(property, here);
            }
        }
    }

    private static Verdict judgeAdded(Pair schema, Direction direction, boolean required) {
        boolean closed = !schema.before().node().path("additionalProperties").asBoolean(true);
        return direction == Direction.REQUEST
                ? required ? direction.tightened() : direction.loosened()
                : closed
                        ? direction.loosened()
                        : required
                                ? direction.tightened()
                                : new Verdict(Level.MINOR, "callers may find more in responses than before");
    }

    private static boolean isSent(Place property, Direction direction) {
        return !property.member(direction == Direction.REQUEST ? "readOnly" : "writeOnly")
                .isTrue();
    }

    private static boolean requires(Place schema, String property) {
        return schema.member("required").children().anyMatch(name -> name.text().equals(property));
    }
}
