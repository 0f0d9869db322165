/** Listens and reads requests, with and without TLS. The only package that uses Jetty and Jersey. */
@NullMarked
package dev.createwallet.server.stub.internal.runtime;

import org.jspecify.annotations.NullMarked;
