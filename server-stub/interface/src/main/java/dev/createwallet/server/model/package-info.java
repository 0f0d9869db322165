/** What the operations of the contract answer, generated from its schemas. */
package dev.createwallet.server.model;
