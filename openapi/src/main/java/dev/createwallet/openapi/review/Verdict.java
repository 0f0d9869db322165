package dev.createwallet.openapi.review;

/**
 * What a change means.
 *
 * @param level what it asks of the version
 * @param reason what it does to those who keep to the contract, a clause without a full stop
 */
record Verdict(Level level, String reason) {

    static final Verdict WORDING = new Verdict(Level.PATCH, "nothing that is sent or answered differs");
}
