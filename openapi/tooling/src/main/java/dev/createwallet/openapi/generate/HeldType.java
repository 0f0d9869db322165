package dev.createwallet.openapi.generate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The type of a value in the interface. Objects hold values as they are on the wire, so that a wrong one is a violation
 * of a constraint and not an error of the runtime, and show them as Java types.
 *
 * @param wire the type that is held, with the constraints of elements in it
 * @param plain the same without the constraints
 * @param java the type that is shown
 * @param toJava the function from the one to the other; empty if they are the same
 * @param toWire the function back; empty if they are the same
 * @param constraints annotations for the value
 * @param imports the classes that all of it names
 */
record HeldType(
        String wire,
        String plain,
        String java,
        String toJava,
        String toWire,
        List<String> constraints,
        Set<String> imports) {

    static HeldType same(String type, List<String> constraints, Set<String> imports) {
        return new HeldType(type, type, type, "", "", constraints, imports);
    }

    boolean isConverted() {
        return !toJava.isEmpty();
    }

    /** The type that is held, with its constraints, as the type of elements. */
    private String annotatedWire() {
        return String.join(
                        "",
                        constraints.stream().map(constraint -> constraint + " ").toList())
                + wire;
    }

    /** The same type without null. */
    HeldType notNull() {
        List<String> all =
                Stream.concat(Stream.of("@NotNull"), constraints.stream()).toList();
        Set<String> allImports = new TreeSet<>(imports);
        allImports.add("jakarta.validation.constraints.NotNull");
        return new HeldType(wire, plain, java, toJava, toWire, all, allImports);
    }

    /** The type of a list of these. */
    HeldType list(List<String> constraintsOfList, Set<String> importsOfList) {
        return in("List<", "Wire.each(", constraintsOfList, importsOfList, "java.util.List");
    }

    /** The type of a map of these. */
    HeldType map(List<String> constraintsOfMap, Set<String> importsOfMap) {
        return in("Map<String, ", "Wire.eachValue(", constraintsOfMap, importsOfMap, "java.util.Map");
    }

    private HeldType in(String collection, String function, List<String> outer, Set<String> outerImports, String type) {
        Set<String> all = new TreeSet<>(imports);
        all.addAll(outerImports);
        all.add(type);
        return new HeldType(
                collection + annotatedWire() + ">",
                collection + plain + ">",
                collection + java + ">",
                isConverted() ? function + toJava + ")" : "",
                isConverted() ? function + toWire + ")" : "",
                outer,
                all);
    }
}
