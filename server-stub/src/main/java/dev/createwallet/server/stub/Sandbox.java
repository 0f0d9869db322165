package dev.createwallet.server.stub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stub keeps for one API key: the requests that were sent with it, the responses to the next ones, and settings
 * for all of them.
 */
public final class Sandbox {

    private final String apiKey;
    private final dev.createwallet.server.stub.internal.sandbox.Sandbox sandbox;

    Sandbox(String apiKey, dev.createwallet.server.stub.internal.sandbox.Sandbox sandbox) {
        this.apiKey = apiKey;
        this.sandbox = sandbox;
    }

    /**
     * The API key.
     *
     * @return the key
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * The recorded requests: the last 1,000 with this key. Those without a valid key are in the sandbox of the first.
     *
     * @return the requests, the oldest first, with secrets and personal data masked
     */
    public List<RecordedRequest> requests() {
        return sandbox.requests().all().stream().map(RecordedRequest::of).toList();
    }

    /**
     * The recorded requests in which each of these values was sent, for a test to count.
     *
     * @param sent see {@link WalletStub#requests(Map)}
     * @return the requests, the oldest first
     * @throws IllegalArgumentException if there is no such name; the message lists them
     */
    public List<RecordedRequest> requests(Map<String, String> sent) {
        Map<String, List<String>> values = new HashMap<>();
        sent.forEach((name, value) -> values.put(name, List.of(value)));
        return sandbox.requests().with(values).stream().map(RecordedRequest::of).toList();
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        sandbox.requests().clear();
    }

    /**
     * Sets the responses to the next requests with this key.
     *
     * @param preferences see {@link WalletStub#nextResponses}
     * @throws IllegalArgumentException if one asks for what is not possible
     */
    public void nextResponses(String... preferences) {
        sandbox.next().add(List.of(preferences));
    }

    /**
     * Sets the response to each request with this key that has no preference of its own and gets no next response.
     *
     * @param preference as in {@link WalletStub#nextResponses}, such as {@code delay=100-500}; empty for none
     * @throws IllegalArgumentException if it asks for what is not possible
     */
    public void everyResponse(String preference) {
        sandbox.next().change(settings -> settings.withEveryResponse(preference));
    }

    /**
     * Lets requests with this key ask for faults, or not.
     *
     * @param allowed by default, what the stub was started with
     * @throws IllegalArgumentException if the stub was not started to allow faults
     */
    public void allowFaults(boolean allowed) {
        sandbox.next().change(settings -> settings.withFaultsAllowed(allowed));
    }

    /**
     * Sets the seed of the delays with this key, and begins with the first one again.
     *
     * @param seed by default, that of the stub
     */
    public void seed(long seed) {
        sandbox.next().change(settings -> settings.withSeed(seed));
    }

    /** Forgets the requests so far and the next responses, and makes all settings as the stub was started. */
    public void reset() {
        sandbox.reset();
    }

    /** Without the API key, which is a secret. */
    @Override
    public String toString() {
        return "Sandbox";
    }
}
