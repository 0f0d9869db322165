/**
 * Renders the reference page: the contract with its marks and scenarios, as HTML that needs no script to be read.
 *
 * <p>A renderer for OpenAPI documents in its place (Swagger UI) had 1.4 MB, broke seven rules of accessibility, had no dark
 * mode, and knew neither the marks nor which response belongs to which request, so that they had to be put into
 * descriptions.
 */
@NullMarked
package dev.createwallet.openapi.page;

import org.jspecify.annotations.NullMarked;
