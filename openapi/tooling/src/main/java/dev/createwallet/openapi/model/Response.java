package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Place;
import java.util.List;
import java.util.Optional;

/**
 * A response that an operation documents.
 *
 * @param status the status code, or {@code default}
 * @param contents the media types that it may have, in their order; empty if it has no body
 * @param nothingDone what {@code x-nothing-done} says: whether the request had no effect; empty if the contract does
 *     not say
 * @param place where it is declared, references followed
 */
public record Response(
        String status, List<Header> headers, List<Content> contents, Optional<Boolean> nothingDone, Place place) {

    /** The status that stands for all that are not documented. */
    public static final String DEFAULT = "default";

    public boolean isSuccess() {
        return status.startsWith("2");
    }
}
