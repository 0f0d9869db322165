package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.document.CannotTryException;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.result.Provenance;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Walks over the objects below a place, references followed, and notes what they hold. */
final class Survey {

    /** The formats that the kit checks. Any other format is an annotation. */
    private static final Set<String> FORMATS = Set.of("date", "date-time", "uuid", "int32", "int64", "float", "double");

    private static final Set<String> PROVENANCES = Stream.of(Provenance.values())
            .map(known -> known.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    private final Document document;
    private final Set<JsonPointer> seen = new HashSet<>();
    private final Set<JsonPointer> constraints = new LinkedHashSet<>();
    private final Map<JsonPointer, String> unknown = new LinkedHashMap<>();
    private final Map<JsonPointer, String> broken = new LinkedHashMap<>();

    Survey(Document document) {
        this.document = document;
    }

    /** Returns the elements that constrain requests or responses, in the order of the walk. */
    Set<JsonPointer> constraints() {
        return constraints;
    }

    /** Returns the keywords that OpenAPI 3.0 does not have there, each with the reason why it is left out. */
    Map<JsonPointer, String> unknown() {
        return unknown;
    }

    /** Returns the elements that cannot be read, each with the reason. */
    Map<JsonPointer, String> broken() {
        return broken;
    }

    Survey of(Vocabulary kind, JsonPointer reference) {
        try {
            visit(kind, document.resolve(reference));
        } catch (CannotTryException e) {
            broken.put(e.place(), e.reason());
        }
        return this;
    }

    private void visit(Vocabulary kind, JsonPointer place) {
        if (!seen.add(place)) {
            return;
        }
        if (kind.constrains()) {
            constraints.add(place);
        }
        Map<String, Vocabulary> objects = kind.objects();
        document.at(place).propertyStream().forEach(entry -> {
            String keyword = entry.getKey();
            JsonNode value = entry.getValue();
            JsonPointer here = place.appendProperty(keyword);
            Vocabulary one = objects.get(keyword);
            Vocabulary each = objects.get(keyword + "/*");
            if (kind.constrains(keyword)) {
                constraining(here, keyword, value).forEach(constraints::add);
            } else if (one != null) {
                object(one, here, value);
            } else if (each != null) {
                entries(here, value).forEach(at -> of(each, at));
            } else if (keyword.equals("x-provenance") && !PROVENANCES.contains(value.asText())) {
                unknown.put(here, "there is no provenance '" + value.asText() + "'");
            } else if (!kind.annotates(keyword)) {
                unknown.put(here, "OpenAPI 3.0 has no keyword '" + keyword + "' here");
            }
        });
    }

    /** {@code additionalProperties} is a schema or a boolean, of which only false constrains. */
    private void object(Vocabulary kind, JsonPointer place, JsonNode value) {
        if (value.isObject()) {
            of(kind, place);
        } else if (value.isBoolean() && !value.booleanValue()) {
            constraints.add(place);
        }
    }

    /** Each entry of {@code required} is an element. What is false constrains nothing. */
    private Stream<JsonPointer> constraining(JsonPointer place, String keyword, JsonNode value) {
        if (keyword.equals("pattern")) {
            requirePattern(place, value.asText());
        }
        if (keyword.equals("required") && value.isArray()) {
            return entries(place, value);
        }
        boolean annotation = (value.isBoolean() && !value.booleanValue() && !keyword.equals("default"))
                || (keyword.equals("format") && !FORMATS.contains(value.asText()));
        return annotation ? Stream.empty() : Stream.of(place);
    }

    private void requirePattern(JsonPointer place, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            broken.put(place, "the pattern is not a regular expression that Java understands: " + e.getDescription());
        }
    }

    private static Stream<JsonPointer> entries(JsonPointer place, JsonNode value) {
        return value.isArray()
                ? IntStream.range(0, value.size()).mapToObj(place::appendIndex)
                : value.propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(key -> !key.startsWith("x-") || isName(place))
                        .map(place::appendProperty);
    }

    /** Properties and headers may have names that look like extensions. */
    private static boolean isName(JsonPointer place) {
        return Set.of("properties", "headers").contains(place.last().getMatchingProperty());
    }
}
