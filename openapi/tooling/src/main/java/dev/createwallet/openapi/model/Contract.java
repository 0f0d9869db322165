package dev.createwallet.openapi.model;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.MalformedContractException;
import dev.createwallet.openapi.document.Part;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.document.Position;
import dev.createwallet.openapi.document.Source;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract: its tree, what its parts mean, and where each part stands. */
public final class Contract {

    private final String file;
    private final Source source;
    private final Place root;

    private Contract(String file, Source source) {
        this.file = file;
        this.source = source;
        root = new Place(JsonPointer.empty(), source.root());
    }

    /**
     * Reads a contract.
     *
     * @param file the name of its file, for positions
     * @throws MalformedContractException if the text is not YAML, or uses what readers of OpenAPI disagree on
     */
    public static Contract parse(String file, String yaml) {
        return new Contract(file, Source.parse(file, yaml));
    }

    /** Reads a contract from a file. */
    public static Contract read(Path file) throws IOException {
        return parse(file.getFileName().toString(), Source.text(file));
    }

    /** The name of the contract's file. */
    public String file() {
        return file;
    }

    /** The operations in their order. Needs a contract of the right form, as the check asks for. */
    public List<Operation> operations() {
        return new Reader(this).operations();
    }

    /**
     * Names and values that a parser that follows YAML 1.1 takes for something else than this one does, and for what.
     */
    public Map<Place, String> ambiguous() {
        Map<Place, String> ambiguous = new LinkedHashMap<>();
        source.ambiguous().forEach((pointer, reading) -> ambiguous.put(at(pointer), reading));
        return ambiguous;
    }

    /** The whole of the contract. */
    public Place root() {
        return root;
    }

    /** Where a place stands; for one with nothing, where the closest place around it does. */
    public Position position(Place place) {
        return source.position(place.pointer());
    }

    /** A finding of one of our own rules. */
    public Finding finding(Place place, String message) {
        return new Finding(position(place), Finding.OURS, message);
    }

    /** The place of a pointer; one with nothing if the pointer leads nowhere. */
    public Place at(JsonPointer pointer) {
        return new Place(pointer, root.node().at(pointer));
    }

    /**
     * What a {@code $ref} leads to in the end, or the place itself if it has none. One that leads nowhere, or to
     * itself, gives a place with nothing.
     */
    public Place resolve(Place place) {
        Set<JsonPointer> seen = new HashSet<>();
        Place current = place;
        while (current.isReference()) {
            if (!seen.add(current.pointer())) {
                return Place.NOWHERE;
            }
            current = target(current);
        }
        return current;
    }

    private Place target(Place reference) {
        String target = reference.member("$ref").text();
        return target.startsWith("#/")
                ? at(JsonPointer.compile(
                        URLDecoder.decode(target.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8)))
                : Place.NOWHERE;
    }

    /** Whether JSON null is a value of a schema. A schema that restricts nothing allows it, too. */
    public boolean isNullable(Place given) {
        Place schema = resolve(given);
        return schema.member("nullable").isTrue()
                || Stream.of("type", "enum", "properties", "allOf")
                        .noneMatch(keyword -> schema.member(keyword).exists());
    }

    /**
     * Whether the values of a schema are secrets or personal data: it is marked, or one of those that its references
     * lead to.
     */
    public boolean isSensitive(Place schema) {
        Set<JsonPointer> seen = new HashSet<>();
        Place current = schema;
        while (seen.add(current.pointer())) {
            if (current.member("x-sensitive").isTrue()) {
                return true;
            }
            current = current.isReference() ? target(current) : current;
        }
        return false;
    }

    /**
     * The values that a schema describes, and all values within them. A schema within itself is entered once.
     *
     * @return the value itself first
     */
    public List<Member> members(Place schema) {
        List<Member> members = new ArrayList<>();
        collect(schema, List.of(), true, false, Set.of(), members);
        return List.copyOf(members);
    }

    private void collect(
            Place schema,
            List<Member.Step> path,
            boolean required,
            boolean sensitive,
            Set<JsonPointer> around,
            List<Member> members) {
        Place resolved = resolve(schema);
        if (!resolved.exists() || around.contains(resolved.pointer())) {
            return;
        }
        boolean secret = sensitive || isSensitive(schema);
        members.add(new Member(path, resolved, required, secret));
        Set<JsonPointer> within = new HashSet<>(around);
        within.add(resolved.pointer());
        Set<String> names =
                resolved.member("required").children().map(Place::text).collect(Collectors.toSet());
        resolved.member("properties")
                .children()
                .forEach(property -> collect(
                        property,
                        append(path, new Member.Property(property.name())),
                        names.contains(property.name()),
                        secret,
                        within,
                        members));
        collect(resolved.member("items"), append(path, new Member.Elements()), false, secret, within, members);
        if (resolved.member("additionalProperties").node().isObject()) {
            collect(
                    resolved.member("additionalProperties"),
                    append(path, new Member.Values()),
                    false,
                    secret,
                    within,
                    members);
        }
    }

    private static List<Member.Step> append(List<Member.Step> path, Member.Step step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    static boolean isOneOf(Enum<?>[] constants, Place text) {
        return Arrays.stream(constants).anyMatch(constant -> constant.name().equalsIgnoreCase(text.text()));
    }

    /** Every object, those around it first. An object that is a reference is included, what it leads to is not. */
    public Stream<Part> parts() {
        return withParts(new Part(Kind.CONTRACT, root));
    }

    private static Stream<Part> withParts(Part part) {
        return Stream.concat(Stream.of(part), part.kind().within(part.place()).flatMap(Contract::withParts));
    }

    /** Every object of some kinds that is no reference. */
    public Stream<Place> all(Kind... kinds) {
        return parts().filter(part -> Arrays.asList(kinds).contains(part.kind())
                        && !part.place().isReference())
                .map(Part::place);
    }
}
