package dev.createwallet.conformance;

/** On whose word a clause stands. */
public enum Group {
    /** It follows from the contract. */
    CONTRACT,
    /** The contract is silent, and a sound server does it so in the kit's judgement. Off unless asked for. */
    JUDGEMENT
}
