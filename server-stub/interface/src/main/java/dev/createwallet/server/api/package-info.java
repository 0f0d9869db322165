/**
 * The operations of the contract as Jakarta REST interfaces, generated from the contract. A provider implements them.
 */
package dev.createwallet.server.api;
