package dev.createwallet.conformance.internal.document;

import com.fasterxml.jackson.core.JsonPointer;

/** The kit cannot try a part of the contract. Whoever reads that part leaves it out and lists the reason. */
public final class CannotTryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonPointer place;

    public CannotTryException(JsonPointer place, String reason) {
        super(reason);
        this.place = place;
    }

    public JsonPointer place() {
        return place;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
