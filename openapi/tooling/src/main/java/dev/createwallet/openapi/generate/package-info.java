/**
 * Generates Java from the contract. OpenAPI Generator renders the templates and writes the files; what they show comes
 * from the contract as {@link dev.createwallet.openapi.model} reads it.
 */
@NullMarked
package dev.createwallet.openapi.generate;

import org.jspecify.annotations.NullMarked;
