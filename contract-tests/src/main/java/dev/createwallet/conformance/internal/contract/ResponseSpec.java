package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.message.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A response that the contract describes.
 *
 * @param status its statuses
 * @param entry its entry in {@code responses}
 * @param place where it stands, references followed
 * @param headers its headers
 * @param contents its bodies, one for each media type; none if it has no body
 * @param constraints every element that constrains such a response
 */
public record ResponseSpec(
        Status status,
        JsonPointer entry,
        JsonPointer place,
        List<Header> headers,
        List<Content> contents,
        Set<JsonPointer> constraints) {

    /**
     * A header of a response.
     *
     * @param place where it stands, references followed
     * @param element its value
     */
    public record Header(JsonPointer place, Element element) {

        public JsonPointer schema() {
            return place.appendProperty("schema");
        }
    }

    public Optional<Content> json() {
        return contents.stream().filter(content -> content.type().json()).findFirst();
    }

    /** Returns the body of a media type; the JSON body if the response has no such type. */
    public Content content(MediaType type) {
        return contents.stream()
                .filter(content -> content.type().equals(type))
                .findFirst()
                .or(this::json)
                .orElseGet(() -> contents.get(0));
    }
}
