package dev.createwallet.conformance.internal.clause;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Parameter;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.document.Example;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value of a request that has a schema of its own: a parameter, a form field, a property of a JSON body.
 *
 * @param in where it travels
 * @param element its schema
 * @param place the element of the contract that describes it
 * @param requiredAt the element that makes it required, if it is
 * @param parameter the parameter, if it is one
 */
public record Input(In in, Element element, JsonPointer place, JsonPointer requiredAt, Optional<Parameter> parameter) {

    /** Returns the inputs of an operation except path parameters: properties of the body, query parameters, headers. */
    public static List<Input> of(Operation operation) {
        return Stream.concat(
                        operation.members().stream().map(member -> ofBody(operation, member)),
                        Stream.of(In.QUERY, In.HEADER)
                                .flatMap(operation::parameters)
                                .map(Input::of))
                .toList();
    }

    /** Returns all inputs of an operation. */
    public static List<Input> all(Operation operation) {
        return Stream.concat(operation.parameters(In.PATH).map(Input::of), of(operation).stream())
                .toList();
    }

    private static Input ofBody(Operation operation, Element member) {
        Element body = operation.body().orElseThrow().element();
        return new Input(
                operation.takesForm() ? In.FORM : In.BODY,
                member,
                member.place(),
                body.requiredAt(member.name()).orElse(member.place()),
                Optional.empty());
    }

    public static Input of(Parameter parameter) {
        return new Input(
                parameter.in(),
                parameter.element(),
                parameter.place(),
                parameter.place().appendProperty("required"),
                Optional.of(parameter));
    }

    public String name() {
        return element.name();
    }

    String id() {
        return in.id() + "/" + name();
    }

    public boolean required() {
        return element.required();
    }

    /** Returns whether the value travels as text, whatever its type. */
    public boolean isText() {
        return in != In.BODY;
    }

    /** Returns whether each item of an array travels under the name of the input, not joined with the others. */
    public boolean separate() {
        return in == In.FORM
                || (in == In.QUERY && parameter.map(Parameter::explode).orElse(true));
    }

    /** Returns whether the value is secret or personal data. */
    public boolean sensitive() {
        return element.sensitive() || element.document().secrecy().hides(name());
    }

    /** Returns the named examples of a parameter. */
    public List<Example> examples() {
        return parameter.map(Parameter::examples).orElse(List.of());
    }

    public Call with(Call call, JsonNode value) {
        return in.body() ? call.withProperty(name(), value) : call.withParameter(in, name(), value);
    }

    public Call without(Call call) {
        return in.body() ? call.withoutProperty(name()) : call.withoutParameter(in, name());
    }

    public boolean isIn(Call call) {
        return call.parameters(in).containsKey(name());
    }

    /** Returns the value in a call; missing if it is left out. */
    public JsonNode value(Call call) {
        return call.parameters(in).getOrDefault(name(), MissingNode.getInstance());
    }

    /** Returns the value in a call as text; empty if it is left out. */
    public String text(Call call) {
        JsonNode value = value(call);
        return value.isMissingNode() ? "" : String.join(",", Call.texts(value));
    }

    @Override
    public String toString() {
        return in.words() + " " + name();
    }
}
