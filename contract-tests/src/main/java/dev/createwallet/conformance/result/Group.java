package dev.createwallet.conformance.result;

/** Whether the contract demands a clause or only the kit's judgement. */
public enum Group {
    /** The contract demands it. */
    CONTRACT,
    /** The contract does not say it, but the kit expects it of a sound server. Tried on request only. */
    JUDGEMENT
}
