/** Rejects requests before they reach an operation: paths, headers, bodies, credentials. */
@NullMarked
package dev.createwallet.server.stub.internal.filter;

import org.jspecify.annotations.NullMarked;
