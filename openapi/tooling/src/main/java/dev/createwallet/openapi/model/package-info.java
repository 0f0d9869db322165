/**
 * The one reading of the contract for everything at build time: operations, parameters, scenarios, and what is
 * sensitive.
 */
@NullMarked
package dev.createwallet.openapi.model;

import org.jspecify.annotations.NullMarked;
