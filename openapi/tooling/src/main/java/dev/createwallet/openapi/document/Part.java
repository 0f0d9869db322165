package dev.createwallet.openapi.document;

/** An object of the contract and its kind. It may be a reference to one. */
public record Part(Kind kind, Place place) {}
