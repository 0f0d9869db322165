/** Compares the client with others that a team could take, as ratios in one run. */
@NullMarked
package dev.createwallet.client.benchmark;

import org.jspecify.annotations.NullMarked;
