/**
 * Writes the digest: what the server stub needs of the contract at run time, packaged beside the contract so that the
 * stub reads no OpenAPI document.
 */
@NullMarked
package dev.createwallet.openapi.digest;

import org.jspecify.annotations.NullMarked;
