package dev.createwallet.conformance.internal.clause;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of clauses. A kind and a subject make the name of a clause. */
public enum Kind {
    /** The examples of one scenario. */
    SCENARIO("scenario", "", ""),
    /** The required parts of a body only. */
    REQUIRED_ONLY("required-only"),
    /** Every part of a body. */
    ALL("all"),
    /** The parts of a body in another order. */
    REVERSED("reversed"),
    /** A part that the contract does not describe. */
    UNKNOWN("unknown"),
    /** A form in which every character is percent-encoded. */
    PERCENT_ENCODED("percent-encoded"),
    /** An optional body is left out. */
    BODY_LEFT_OUT("body", "left-out", ""),
    /** A required body is left out. */
    BODY_MISSING("body", "missing", ""),
    /** A JSON body of another type. */
    BODY_TYPE("body", "type", ""),
    /** The media type with a charset. */
    CHARSET("media-type", "charset", ""),
    /** The media type in capitals. */
    MEDIA_TYPE_IN_CAPITALS("media-type", "case", ""),
    /** Another media type than the documented one. */
    OTHER_MEDIA_TYPE("media-type", "other", ""),
    ACCEPT_ANY("accept", "any", ""),
    ACCEPT_NONE("accept", "none", ""),
    /** A value that the schema allows. */
    VALUE("value"),
    /** An optional value is left out. */
    LEFT_OUT("left-out"),
    /** A required value is left out. */
    MISSING("missing"),
    /** A header with its name in another spelling. */
    SPELLING("spelling"),
    /** A value that breaks one keyword of its schema. */
    KEYWORD(""),
    /** A path whose segment is empty, or that lacks it. */
    EMPTY_SEGMENT("empty"),
    NO_SEGMENT("missing"),
    /** The operation as a GET, which must do nothing. */
    READ("other-method", "get", ""),
    /** A path with an escaped character. */
    ESCAPED("escaped"),
    CREDENTIALS("security", "", ""),
    /** Values that no two responses share. */
    UNIQUE("unique", "", ""),
    /** A value of one request does not show in the response to another. */
    SEPARATE("separate", "", ""),
    /** The same, if the first request is rejected. */
    SEPARATE_REFUSED("separate", "", "refused"),
    /** Two requests over one connection. */
    CONNECTION("connection", "", ""),
    TRAILING_SLASH("trailing-slash"),
    OTHER_METHOD("other-method"),
    NAME_IN_CAPITALS("name-in-capitals"),
    QUERY_FOR_FORM("query-for-form"),
    FIELD_TWICE("field-twice"),
    JSON_FOR_FORM("json-for-form"),
    NO_MEDIA_TYPE("no-media-type"),
    NOT_UTF_8("not-utf-8"),
    BAD_ESCAPE("bad-escape"),
    /** A value that the schema allows must be accepted. */
    ACCEPTS("accepts"),
    ENUM_IN_CAPITALS("enum-in-capitals");

    private final String topic;
    private final String word;
    private final String end;

    Kind(String word) {
        this("", word, "");
    }

    Kind(String topic, String word, String end) {
        this.topic = topic;
        this.word = word;
        this.end = end;
    }

    String name(Subject subject) {
        return Stream.of(topic, subject.before(), word, subject.after(), end)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    /** Returns the word under which reports list such clauses. */
    String topic(Subject subject) {
        return !topic.isEmpty() ? topic : subject.topic().isEmpty() ? word : subject.topic();
    }
}
