/** The one reading of the contract for everything at build time: its tree, what its parts mean, and where each part stands. */
@NullMarked
package dev.createwallet.openapi.model;

import org.jspecify.annotations.NullMarked;
