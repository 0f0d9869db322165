/**
 * A server that behaves as the contract says. {@link dev.createwallet.server.stub.WalletStub} is the way in.
 *
 * <p>The resource, the filters and the mappers know the Jakarta REST standard alone; {@code JettyRuntime} alone knows
 * what runs them.
 */
@NullMarked
package dev.createwallet.server.stub;

import org.jspecify.annotations.NullMarked;
