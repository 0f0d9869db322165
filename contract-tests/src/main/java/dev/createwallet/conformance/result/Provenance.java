package dev.createwallet.conformance.result;

/** How well the provider's page supports an element of the contract ({@code x-provenance}). */
public enum Provenance {
    /** The page states it. A breach is a failure. */
    STATED,
    /** The provider states it elsewhere. A breach is a warning. */
    RELATED,
    /** The authors of the contract concluded it. A breach is a warning. */
    INFERRED;

    /** Returns the weaker one. */
    public Provenance or(Provenance other) {
        return compareTo(other) < 0 ? other : this;
    }
}
