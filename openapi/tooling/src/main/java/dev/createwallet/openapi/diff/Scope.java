package dev.createwallet.openapi.diff;

/** A part of the contract in words (operation, message, field), and the direction in which it is sent. */
record Scope(String owner, String part, String field, Direction direction) {

    /** A part that is not sent. It concerns callers, as a request does. */
    Scope(String owner) {
        this(owner, "", "", Direction.REQUEST);
    }

    Scope in(String message, Direction way) {
        return new Scope(owner, message, "", way);
    }

    Scope part(String name) {
        return new Scope(owner, part + ", " + name, field, direction);
    }

    Scope field(String name) {
        return new Scope(owner, part, field.isEmpty() ? name : field + "." + name, direction);
    }

    Scope elements() {
        return new Scope(owner, part, field + "[]", direction);
    }

    @Override
    public String toString() {
        return owner + (part.isEmpty() ? "" : ", " + part) + (field.isEmpty() ? "" : ", " + field);
    }
}
