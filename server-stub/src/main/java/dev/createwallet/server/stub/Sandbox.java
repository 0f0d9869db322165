package dev.createwallet.server.stub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a stub keeps for one API key: the requests that were sent with it, and the responses to the next ones. */
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

    /** Forgets the requests so far and the next responses. */
    public void reset() {
        sandbox.reset();
    }

    /** Without the API key, which is a secret. */
    @Override
    public String toString() {
        return "Sandbox";
    }
}
