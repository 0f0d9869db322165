/** Lets a test choose responses and faults, and read the requests that were sent. */
@NullMarked
package dev.createwallet.server.stub.internal.sandbox;

import org.jspecify.annotations.NullMarked;
