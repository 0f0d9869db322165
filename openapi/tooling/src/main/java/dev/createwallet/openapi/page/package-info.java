/** Renders the reference page: the contract with its extensions in words, shown by Swagger UI. */
@NullMarked
package dev.createwallet.openapi.page;

import org.jspecify.annotations.NullMarked;
