package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Place;
import java.util.Map;
import java.util.Optional;

/**
 * A request and its response, made of the examples of one name.
 *
 * @param parameters the parameters that the request has, with their values, in the order of the operation
 * @param request the request's body, if it has one
 * @param response the response
 * @param body the response's body, if it has one
 */
public record Scenario(
        String name,
        Map<Parameter, Example> parameters,
        Optional<Message> request,
        Response response,
        Optional<Message> body) {

    /** Where the contract names it: at the response's example, or else the request's, or else the response. */
    public Place place() {
        return body.or(() -> request)
                .map(message -> message.example().declared())
                .orElseGet(response::place);
    }

    /** A body: an example and the content that it is an example of. */
    public record Message(Content content, Example example) {}
}
