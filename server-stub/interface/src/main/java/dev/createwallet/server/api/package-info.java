/** The operations of the contract as JAX-RS interfaces, generated from it. A provider implements them. */
package dev.createwallet.server.api;
