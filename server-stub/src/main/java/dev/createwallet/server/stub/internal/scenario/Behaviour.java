package dev.createwallet.server.stub.internal.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The one place for behaviour of the stub that the contract's examples cannot express. Write it here, by operationId;
 * there is none so far. It runs on the thread that reads from the network, so it must not block.
 */
final class Behaviour {

    private Behaviour() {}

    /**
     * Changes a response.
     *
     * @param operation the operationId
     * @param request the values of the request
     * @param response the body, made of the scenario that fits the request
     * @return the body to send
     */
    @SuppressWarnings("unused")
    static JsonNode of(String operation, Values request, JsonNode response) {
        return response;
    }
}
