package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.internal.document.Element;

/**
 * The body of a request, in the one media type that the kit sends.
 *
 * @param place where it stands, references followed
 * @param required whether it must be sent
 * @param content the body
 */
public record Body(JsonPointer place, boolean required, Content content) {

    public boolean form() {
        return content.type().form();
    }

    public Element element() {
        return content.element();
    }
}
