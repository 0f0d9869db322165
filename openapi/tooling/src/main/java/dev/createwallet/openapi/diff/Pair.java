package dev.createwallet.openapi.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.createwallet.openapi.document.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same part of the contract, as it was released and as it is now. Either may be missing. */
record Pair(Place before, Place after) {

    Pair member(String name) {
        return new Pair(before.member(name), after.member(name));
    }

    /** The names of the members, those that are there now first, in their order. */
    List<String> names() {
        return Stream.of(after, before)
                .flatMap(place -> place.node().propertyStream())
                .map(member -> member.getKey())
                .distinct()
                .toList();
    }

    /** The elements or members of both, matched by a key, those that are there now first. */
    List<Pair> matched(Function<Place, ?> key) {
        return matched(byKey(before, key), byKey(after, key));
    }

    private static Map<Object, Place> byKey(Place list, Function<Place, ?> key) {
        return list.children()
                .collect(Collectors.toMap(key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** Places that have the same key before and after. */
    static List<Pair> matched(Map<?, Place> before, Map<?, Place> after) {
        return Stream.of(after, before)
                .flatMap(places -> places.keySet().stream())
                .distinct()
                .map(key -> new Pair(orNowhere(before.get(key)), orNowhere(after.get(key))))
                .toList();
    }

    private static Place orNowhere(@Nullable Place place) {
        return place == null ? Place.NOWHERE : place;
    }

    boolean added() {
        return !before.exists() && after.exists();
    }

    boolean removed() {
        return before.exists() && !after.exists();
    }

    boolean both() {
        return before.exists() && after.exists();
    }

    /** What happened between the two, in words, and with the values if they are short. */
    String happened() {
        if (both()) {
            String old = Yaml.inline(before.node());
            String current = Yaml.inline(after.node());
            return old.isEmpty() || current.isEmpty()
                    ? "changed"
                    : old.equals(current) ? before.node() + " → " + after.node() : old + " → " + current;
        }
        return (Yaml.inline(shown().node()) + (added() ? " added" : " removed")).strip();
    }

    /** The place to show: where it stands now, or where it stood. */
    Place shown() {
        return after.exists() ? after : before;
    }

    boolean differ() {
        return !meaning(before.node()).equals(meaning(after.node()));
    }

    /** Keywords whose value is one of the API's. */
    private static final Set<String> VALUES = Set.of("default", "example");

    /**
     * For every keyword but one a false says what its absence says; that one, `additionalProperties`, is true by
     * default.
     */
    private JsonNode meaning(JsonNode node) {
        if (VALUES.contains(shown().name()) && !node.isNumber()) {
            return node;
        }
        if (node.isNumber()) {
            return DecimalNode.valueOf(node.decimalValue().stripTrailingZeros());
        }
        return node.isBoolean() && node.booleanValue() == shown().name().equals("additionalProperties")
                ? MissingNode.getInstance()
                : node;
    }
}
