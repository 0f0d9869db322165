package dev.createwallet.conformance.internal.contract;

import java.util.Locale;

/** Where a value of a request travels. */
public enum In {
    PATH("path parameter"),
    QUERY("query parameter"),
    HEADER("header"),
    FORM("form field"),
    /** A property of a JSON body. */
    BODY("property");

    private final String words;

    In(String words) {
        this.words = words;
    }

    /** Returns the word in the ids of clauses, which is also the one of {@code in}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
        return words;
    }

    public boolean body() {
        return this == FORM || this == BODY;
    }
}
