/** Reviews a change of the contract: differences, findings of linters, effect on Java code. Writes the report. */
@NullMarked
package dev.createwallet.openapi.review;

import org.jspecify.annotations.NullMarked;
