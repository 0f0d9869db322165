/** Builds responses: from the contract's examples, for errors, and the pages. */
@NullMarked
package dev.createwallet.server.stub.internal.response;

import org.jspecify.annotations.NullMarked;
