package dev.createwallet.conformance.result;

/** The rule that a message breaks. */
public enum Rule {
    /** The status is not the expected one. */
    STATUS,
    /** No HTTP response came. */
    RESPONSE,
    /** A required property, header or parameter is missing. */
    REQUIRED,
    /** A value breaks a keyword of its schema. */
    SCHEMA,
    /** The media type, the encoding or the syntax of a body is wrong, or there is a body where none belongs. */
    BODY,
    /** A 401 lacks the challenge of its security scheme. */
    CHALLENGE,
    /** A property does not repeat the value that was sent ({@code x-echoes}). */
    ECHO,
    /** Two responses share a value that must be unique ({@code x-unique}). */
    UNIQUE,
    /** A response repeats a secret, or a value of an earlier request. */
    SECRET,
    /** A request has something that the contract does not describe. */
    REQUEST
}
