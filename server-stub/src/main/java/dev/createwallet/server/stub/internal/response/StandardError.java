package dev.createwallet.server.stub.internal.response;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The body of an error that the stub writes. The digest says which documented responses it fits, from the same shape.
 *
 * @param ofScenario whether a scenario of the contract asks for it, and not a fault of the request
 */
public record StandardError(@JsonValue ObjectNode json, boolean ofScenario) {}
