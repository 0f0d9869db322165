package dev.createwallet.conformance;

/** How well the provider's page backs an element of the contract ({@code x-provenance}). */
public enum Provenance {
    /** The page states it: a breach of it is a failure. */
    STATED,
    /** The provider states it elsewhere: a breach of it is a warning. */
    RELATED,
    /** The contract's authors concluded it: a breach of it is a warning. */
    INFERRED;

    /** The one that backs less. */
    Provenance or(Provenance other) {
        return compareTo(other) < 0 ? other : this;
    }
}
