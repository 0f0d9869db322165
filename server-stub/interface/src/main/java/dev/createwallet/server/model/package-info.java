/** What the operations of the contract receive and return, generated from the contract. */
package dev.createwallet.server.model;
