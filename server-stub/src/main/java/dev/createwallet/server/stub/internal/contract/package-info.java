/** Reads what the stub needs of the contract. */
@NullMarked
package dev.createwallet.server.stub.internal.contract;

import org.jspecify.annotations.NullMarked;
