/**
 * A server that behaves as the contract says. {@link dev.createwallet.server.stub.WalletStub} is the way in.
 *
 * <p>Everything below {@code internal} is not for users. Only {@code internal.runtime} uses Jetty and Jersey; the rest
 * uses the Jakarta REST API alone.
 */
@NullMarked
package dev.createwallet.server.stub;

import org.jspecify.annotations.NullMarked;
