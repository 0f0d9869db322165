package dev.createwallet.server.stub.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The way to values within a body. */
public record Way(List<Step> steps) {

    /** The way to the body itself. */
    public static final Way ROOT = new Way(List.of());

    /** One step. */
    public sealed interface Step {}

    /** The property of that name. */
    public record Property(String name) implements Step {}

    /** Each element of an array. */
    public record Elements() implements Step {}

    /** Each value of a map. */
    public record Values() implements Step {}

    static Way of(JsonNode node) {
        return new Way(node.valueStream().map(Way::step).toList());
    }

    private static Step step(JsonNode step) {
        return step.isTextual() ? new Property(step.textValue()) : step.isNull() ? new Values() : new Elements();
    }

    /** This way and one step more. */
    public Way then(Step step) {
        return new Way(Stream.concat(steps.stream(), Stream.of(step)).toList());
    }
}
