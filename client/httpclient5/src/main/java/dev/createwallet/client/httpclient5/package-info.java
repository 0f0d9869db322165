/**
 * Carries the requests of the client over Apache HttpClient 5:
 * {@link dev.createwallet.client.httpclient5.HttpClient5Transport}.
 */
@NullMarked
package dev.createwallet.client.httpclient5;

import org.jspecify.annotations.NullMarked;
