package dev.createwallet.conformance;

import dev.createwallet.conformance.internal.clause.Kind;
import java.util.Set;

/** What becomes of an edited contract. */
sealed interface Fate {

    /** The kit leaves something out, and lists it. */
    record LeftOut() implements Fate {}

    /** No clause exercises an element of the edited contract, and the coverage lists it. */
    record NotCovered() implements Fate {}

    /** A clause of one of these kinds fails. */
    record Found(Set<Kind> by) implements Fate {}

    /** A client that was generated from the unedited contract cannot make a valid request, or makes an invalid one. */
    record Disagrees() implements Fate {}

    /** Nothing can show the edit, for this reason. */
    record Survives(String reason) implements Fate {}

    static Fate found(Kind... by) {
        return new Found(Set.of(by));
    }
}
