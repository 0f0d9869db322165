package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation of the contract.
 *
 * @param id the operationId
 * @param method the HTTP method, in capitals
 * @param path the template of the path
 * @param parameters those of the operation and of its path, in their order
 * @param body the request's body, if it has one
 * @param responses in their order
 * @param security the ways to authenticate: all schemes of one of them; a way without schemes needs no credentials
 * @param place where it is declared
 */
public record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Optional<RequestBody> body,
        List<Response> responses,
        List<List<SecurityScheme>> security,
        Place place) {

    /** The media types of the request; none if it has no body. */
    public Stream<Content> requestContents() {
        return body.stream().flatMap(present -> present.contents().stream());
    }

    /** The first tag, by which operations are grouped. */
    public Optional<String> tag() {
        return place.member("tags").children().findFirst().map(Place::text);
    }

    /** The requests and responses that the examples make; see {@link Scenarios}. */
    public List<Scenario> scenarios() {
        return Scenarios.of(this);
    }

    /** The operation in words, as {@code POST /customers/{customer_id}/wallets}. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
