package dev.createwallet.conformance.internal.clause;

import dev.createwallet.conformance.internal.contract.In;

/** What a clause is about. */
public sealed interface Subject {

    /** Returns the part of the clause's name before its kind. */
    default String before() {
        return "";
    }

    /** Returns the part of the clause's name after its kind. */
    default String after() {
        return "";
    }

    /** Returns the word under which reports list clauses of this subject; empty if the kind has one. */
    default String topic() {
        return "";
    }

    /** The operation as a whole. */
    record Whole() implements Subject {}

    /** The body. */
    record Body(In in) implements Subject {

        @Override
        public String before() {
            return in.id();
        }

        @Override
        public String topic() {
            return in.id();
        }
    }

    /** A scenario. */
    record Scenario(String name) implements Subject {

        @Override
        public String after() {
            return name;
        }
    }

    /** A value of the request. */
    record Value(Input input) implements Subject {

        @Override
        public String before() {
            return input.id();
        }

        @Override
        public String topic() {
            return input.in().id();
        }
    }

    /** One of the values that an input may have. */
    record NamedValue(Input input, String value) implements Subject {

        @Override
        public String before() {
            return input.id();
        }

        @Override
        public String topic() {
            return input.in().id();
        }

        @Override
        public String after() {
            return value;
        }
    }

    /** A keyword of the schema of an input, and the way in which it is broken. */
    record Keyword(Input input, String keyword, String variant) implements Subject {

        @Override
        public String before() {
            return input.id();
        }

        @Override
        public String topic() {
            return input.in().id();
        }

        @Override
        public String after() {
            return variant.isEmpty() ? keyword : keyword + "/" + variant;
        }
    }

    /** A property of responses, or an input that responses must not repeat. */
    record Property(String name) implements Subject {

        @Override
        public String after() {
            return name;
        }
    }

    /** The response to an earlier request over the same connection. */
    record After(String earlier) implements Subject {

        @Override
        public String after() {
            return earlier;
        }
    }

    /** The credentials of the request. */
    record Sent(Credentials credentials) implements Subject {

        @Override
        public String after() {
            return credentials.id();
        }
    }
}
