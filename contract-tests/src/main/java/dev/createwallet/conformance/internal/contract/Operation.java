package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An operation of the contract.
 *
 * @param document the contract
 * @param id the {@code operationId}, or method and path if it has none
 * @param method the HTTP method, in capitals
 * @param path the path, with its parameters in braces
 * @param place where it stands
 * @param parameters the parameters that the kit sends
 * @param body the body of its request, if it takes one
 * @param responses its responses, in order; at least one
 * @param security its security; empty if anybody may call
 * @param constraints every element that constrains requests or responses, except security
 */
public record Operation(
        Document document,
        String id,
        String method,
        String path,
        JsonPointer place,
        List<Parameter> parameters,
        Optional<Body> body,
        List<ResponseSpec> responses,
        Optional<Security> security,
        Set<JsonPointer> constraints) {

    public Stream<Parameter> parameters(In in) {
        return parameters.stream().filter(parameter -> parameter.in() == in);
    }

    /** Returns whether its method is safe (RFC 9110, 9.2.1): it creates nothing. */
    public boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD");
    }

    public boolean hasBody() {
        return body.isPresent();
    }

    public boolean takesForm() {
        return body.filter(Body::form).isPresent();
    }

    /** Returns the properties of the request body that the kit may send. A form has no objects. */
    public List<Element> members() {
        return body.map(sent -> sent.element().members().stream()
                        .filter(member -> !member.flag("readOnly"))
                        .filter(member -> !sent.form() || !member.is("object"))
                        .toList())
                .orElse(List.of());
    }

    public Optional<Element> member(String name) {
        return members().stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** Returns whether a request may have a value of that name: a property of the body, or a parameter. */
    public boolean sends(String name) {
        return member(name).isPresent()
                || parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** Returns what the contract says of a status: the entry for it, for its class, or {@code default}. */
    public Optional<ResponseSpec> documented(int status) {
        return responses.stream()
                .filter(response -> response.status().is(status))
                .findFirst()
                .or(() -> responses.stream()
                        .filter(response -> response.status().includes(status)
                                && !response.status().everything())
                        .findFirst())
                .or(() -> responses.stream()
                        .filter(response -> response.status().everything())
                        .findFirst());
    }

    /** Returns the response that a status of the contract stands for. */
    public Optional<ResponseSpec> response(Status status) {
        return responses.stream()
                .filter(response -> response.status().key().equals(status.key()))
                .findFirst();
    }

    /** Returns the response of success: the first 2XX or, if there is none, {@code default}. */
    public Optional<ResponseSpec> successful() {
        return responses.stream()
                .filter(response -> response.status().success())
                .findFirst()
                .or(() -> responses.stream()
                        .filter(response -> response.status().everything())
                        .findFirst());
    }

    @Override
    public String toString() {
        return id;
    }
}
