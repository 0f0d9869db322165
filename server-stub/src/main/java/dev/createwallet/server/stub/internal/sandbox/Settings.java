package dev.createwallet.server.stub.internal.sandbox;

/**
 * What holds for all requests with one API key.
 *
 * @param faultsAllowed whether they may ask for faults; never if the stub was not started to allow them
 * @param seed of the delays
 * @param everyResponse the preference for requests that have none and get no next response; empty if there is none
 */
public record Settings(boolean faultsAllowed, long seed, String everyResponse) {

    /** Returns settings with another value of {@link #faultsAllowed}. */
    public Settings withFaultsAllowed(boolean allowed) {
        return new Settings(allowed, seed, everyResponse);
    }

    /** Returns settings with another {@link #seed}. */
    public Settings withSeed(long other) {
        return new Settings(faultsAllowed, other, everyResponse);
    }

    /** Returns settings with another {@link #everyResponse}. */
    public Settings withEveryResponse(String preference) {
        return new Settings(faultsAllowed, seed, preference);
    }
}
