package dev.createwallet.conformance;

import dev.createwallet.conformance.internal.clause.Kind;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The expected effect of an edit of the contract. */
sealed interface Fate {

    /** The kit leaves something out, and lists it. */
    record LeftOut() implements Fate {}

    /** No clause exercises an element of the edited contract, and the coverage lists it. */
    record NotCovered() implements Fate {}

    /** A clause of one of these kinds fails. */
    record Found(Set<Kind> by) implements Fate {}

    /** Our client cannot make a valid request, or makes an invalid one. */
    record Disagrees() implements Fate {}

    /** Nothing can show the edit, for this reason. */
    record Survives(String reason) implements Fate {}

    /** Returns how many have each fate. */
    static String counts(Stream<Fate> fates) {
        Map<Class<?>, Long> counts = fates.collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));
        return "%d found, %d left out, %d not covered, %d found by the client, %d survive"
                .formatted(
                        counts.getOrDefault(Found.class, 0L),
                        counts.getOrDefault(LeftOut.class, 0L),
                        counts.getOrDefault(NotCovered.class, 0L),
                        counts.getOrDefault(Disagrees.class, 0L),
                        counts.getOrDefault(Survives.class, 0L));
    }

    static Fate found(Kind... by) {
        return new Found(Set.of(by));
    }
}
