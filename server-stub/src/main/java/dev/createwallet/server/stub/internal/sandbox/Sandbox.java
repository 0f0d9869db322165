package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.contract.Digest;

/** What belongs to one API key: the requests that were sent with it, and the responses that are set for the next ones. */
public final class Sandbox {

    private final RecordedRequests requests;
    private final NextResponses next;

    Sandbox(Digest contract, boolean faultsAllowed, long seed) {
        this.requests = new RecordedRequests(contract);
        this.next = new NextResponses(contract, faultsAllowed, seed);
    }

    public RecordedRequests requests() {
        return requests;
    }

    public NextResponses next() {
        return next;
    }

    /** Forgets everything. */
    public void reset() {
        requests.clear();
        next.clear();
    }
}
