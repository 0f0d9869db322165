/**
 * The resources of the stub, generated from the contract: they implement the generated interface with the scenarios of
 * the contract.
 */
@NullMarked
package dev.createwallet.server.stub.internal.resource;

import org.jspecify.annotations.NullMarked;
