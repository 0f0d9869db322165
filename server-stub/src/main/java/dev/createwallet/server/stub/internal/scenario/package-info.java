/** Responds to operations: chooses the scenario of the contract that fits a request and fills in its response. */
@NullMarked
package dev.createwallet.server.stub.internal.scenario;

import org.jspecify.annotations.NullMarked;
