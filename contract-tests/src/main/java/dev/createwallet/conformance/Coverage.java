package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which elements of the contract the clauses exercise.
 *
 * @param elements every element that constrains what is sent or answered, in the order of the document
 */
public record Coverage(List<Item> elements) {

    /**
     * An element of the contract.
     *
     * @param place where it stands
     * @param clauses the ids of the clauses that exercise it, in order
     * @param reason why none does; empty if one does
     */
    public record Item(JsonPointer place, List<String> clauses, String reason) {

        public Item {
            clauses = List.copyOf(clauses);
        }

        public boolean exercised() {
            return !clauses.isEmpty();
        }
    }

    public Coverage {
        elements = List.copyOf(elements);
    }

    /** The elements that no clause exercises. */
    public List<Item> missing() {
        return elements.stream().filter(item -> !item.exercised()).toList();
    }

    static Coverage of(Contract contract, List<Clause> clauses) {
        Set<JsonPointer> places = new LinkedHashSet<>();
        contract.operations().forEach(operation -> {
            places.addAll(operation.constraints());
            operation.security().ifPresent(security -> security.elements(contract).forEach(places::add));
        });
        return new Coverage(places.stream().map(place -> item(place, clauses)).toList());
    }

    private static Item item(JsonPointer place, List<Clause> clauses) {
        List<String> ids = clauses.stream().filter(clause -> clause.exercises().contains(place)).map(Clause::id).toList();
        return new Item(place, ids, ids.isEmpty() ? reason(place) : "");
    }

    private static String reason(JsonPointer place) {
        String keyword = place.last().getMatchingProperty();
        if (place.head().last() != null && place.head().last().getMatchingProperty().equals("responses")) {
            return "no call that the contract describes is said to get this answer";
        }
        if (keyword.equals("default")) {
            return "what a server takes an absent value for does not show in its answer";
        }
        return place.toString().contains("/items/") ? "the kit sends no members of an array of its own"
                : "no clause of those that were chosen follows from it";
    }

    /** The elements whose breach would show in these steps: those that are called upon, and those of the answers that are meant. */
    static Set<JsonPointer> exercised(Operation operation, JsonPointer place, List<Step> steps) {
        Set<JsonPointer> places = new LinkedHashSet<>(Set.of(place));
        steps.forEach(step -> {
            String status = step.expectation().statuses().get(0);
            if (operation.responses().containsKey(status)) {
                answered(operation, status, step.call(), steps.size()).forEach(places::add);
            }
            if (!step.expectation().example().isMissingNode()) {
                places.add(place.head());
                places.add(operation.answerMediaType(status).appendProperty("examples")
                        .appendProperty(place.head().last().getMatchingProperty()));
            }
            if (status.startsWith("2")) {
                accepted(operation, step.call()).forEach(places::add);
            }
            if (!step.call().credentials().good()) {
                operation.security().ifPresent(security -> security.elements(operation.contract()).forEach(places::add));
            }
        });
        return places;
    }

    private static Stream<JsonPointer> answered(Operation operation, String status, Call call, int steps) {
        return operation.constraintsOfResponse(status).stream().filter(place -> switch (place.last().getMatchingProperty()) {
            case "x-echoes" -> call.body().containsKey(operation.contract().at(place).asText());
            case "x-unique" -> steps > 1;
            default -> !place.head().last().getMatchingProperty().equals("examples");
        });
    }

    private static Stream<JsonPointer> accepted(Operation operation, Call call) {
        Stream<JsonPointer> whole = operation.hasBody()
                ? Stream.of(operation.place(), operation.bodyMediaType(), operation.body().keyword("type"))
                : Stream.of(operation.place());
        Stream<JsonPointer> inPath = operation.parameters("path").flatMap(parameter -> Stream.of(
                parameter.place().appendProperty("required"), parameter.element(operation.contract()).keyword("type")));
        Stream<JsonPointer> inputs = operation.inputs().filter(input -> input.isIn(call))
                .flatMap(input -> Stream.of("type", "format", "writeOnly").map(input.element()::keyword));
        Stream<JsonPointer> nulls = operation.inputs()
                .filter(input -> !input.isText() && call.body().getOrDefault(input.name(), MissingNode.getInstance()).isNull())
                .map(input -> input.element().keyword("nullable"));
        return Stream.of(whole, inPath, inputs, nulls).flatMap(places -> places);
    }
}
