/**
 * How the client's requests are carried: the JDK's {@code HttpClient} does it unless a caller gives the builder another
 * {@link dev.createwallet.client.transport.Transport}. Only the author of a transport needs this package.
 */
@NullMarked
package dev.createwallet.client.transport;

import org.jspecify.annotations.NullMarked;
