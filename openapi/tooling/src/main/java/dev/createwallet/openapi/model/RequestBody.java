package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Place;
import java.util.List;

/**
 * The body of a request.
 *
 * @param required whether each request has it
 * @param contents the media types that it may have, in their order
 * @param place where it is declared, references followed
 */
public record RequestBody(boolean required, List<Content> contents, Place place) {}
