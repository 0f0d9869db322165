/**
 * What a run shows: the verdict, a result for each clause, the findings and the coverage of the contract.
 */
@NullMarked
package dev.createwallet.conformance.result;

import org.jspecify.annotations.NullMarked;
