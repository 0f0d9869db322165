/**
 * The Java client of the Create Wallet endpoint: {@link dev.createwallet.client.WalletClient}.
 *
 * <p>What depends on the contract is generated from it: the client's operations, their requests, the answers. The rest is
 * written by hand. A call either returns a whole answer that keeps the contract or throws one of the three
 * {@link dev.createwallet.client.WalletClientException}s. Nothing that is nullable lacks the annotation.
 *
 * @serial exclude
 */
@NullMarked
package dev.createwallet.client;

import org.jspecify.annotations.NullMarked;
