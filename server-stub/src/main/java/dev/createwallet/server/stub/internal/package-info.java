/** Assembles the stub's application from the other packages. */
@NullMarked
package dev.createwallet.server.stub.internal;

import org.jspecify.annotations.NullMarked;
