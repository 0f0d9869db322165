/**
 * The Java client of the Create Wallet endpoint: {@link dev.createwallet.client.WalletClient}.
 *
 * <p>Generated from the contract: the client's operations, their requests, the objects of their responses. Written by
 * hand: the rest. A call either returns a complete response that keeps the contract or throws one of the three
 * {@link dev.createwallet.client.WalletClientException}s. What can be null is annotated.
 *
 * @serial exclude
 */
@NullMarked
package dev.createwallet.client;

import org.jspecify.annotations.NullMarked;
