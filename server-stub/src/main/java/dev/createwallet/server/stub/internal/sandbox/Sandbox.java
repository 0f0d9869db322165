package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.contract.Digest;

/** What belongs to one API key: the requests that were sent with it, the responses to the next ones, the settings. */
public final class Sandbox {

    private final RecordedRequests requests;
    private final NextResponses next;

    Sandbox(Digest contract, Settings started) {
        this.requests = new RecordedRequests(contract);
        this.next = new NextResponses(contract, started);
    }

    public RecordedRequests requests() {
        return requests;
    }

    public NextResponses next() {
        return next;
    }

    /** Forgets everything, and is as the stub was started. */
    public void reset() {
        requests.clear();
        next.reset();
    }
}
