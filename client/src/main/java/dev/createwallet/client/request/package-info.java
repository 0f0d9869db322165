/** Encodes the parameters and the body of a request for the wire. */
@NullMarked
package dev.createwallet.client.request;

import org.jspecify.annotations.NullMarked;
