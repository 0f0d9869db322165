package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A value that goes into a call.
 *
 * @param in where: {@code form}, {@code body} if that is JSON, {@code path}, {@code query}, {@code header}
 * @param element its schema
 * @param place what says that there is such a value, and holds its example
 * @param requiredAt what says that it is required, should it be
 */
record Input(String in, Element element, JsonPointer place, JsonPointer requiredAt) {

    private static final int SHOWN = 50;

    static Input inBody(Operation operation, Element member) {
        Element body = operation.body();
        int index = body.schema().getRequired() == null ? -1 : body.schema().getRequired().indexOf(member.name());
        return new Input(operation.takesForm() ? "form" : "body", member, member.place(),
                index < 0 ? member.place() : body.keyword("required").appendIndex(index));
    }

    static Input of(Contract contract, Operation.ParameterAt parameter) {
        return new Input(parameter.in(), parameter.element(contract), parameter.place(),
                parameter.place().appendProperty("required"));
    }

    String name() {
        return element.name();
    }

    String id() {
        return in + "/" + name();
    }

    boolean required() {
        return element.required();
    }

    /** Whether all that travels is text, whatever the type. */
    boolean isText() {
        return !in.equals("body");
    }

    private boolean isInBody() {
        return in.equals("body") || in.equals("form");
    }

    Call with(Call call, JsonNode value) {
        return isInBody() ? call.withField(name(), value)
                : in.equals("path") ? call.withPath(Call.with(call.path(), name(), value.asText()))
                : in.equals("query") ? call.withQuery(Call.with(call.query(), name(), value.asText()))
                : call.withHeaders(Call.with(call.headers(), name(), value.asText()));
    }

    Call without(Call call) {
        return isInBody() ? call.withoutField(name())
                : in.equals("query") ? call.withQuery(Call.without(call.query(), name()))
                : call.withHeaders(Call.without(call.headers(), name()));
    }

    boolean isIn(Call call) {
        return isInBody() ? call.body().containsKey(name()) : parameters(call).containsKey(name());
    }

    /** The value as text, empty if there is none. */
    String in(Call call) {
        return isInBody() ? call.form().getOrDefault(name(), "") : parameters(call).getOrDefault(name(), "");
    }

    private Map<String, String> parameters(Call call) {
        return in.equals("path") ? call.path() : in.equals("query") ? call.query() : call.headers();
    }

    /** A value that the kit has made up, to be read; shortened. */
    String shown(JsonNode value) {
        String text = value.isTextual() ? '"' + value.textValue() + '"' : value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
    }

    /** A value that may be somebody's: not to be read if it is sensitive. */
    String hidden(JsonNode value) {
        return element.is("x-sensitive") ? "***" : shown(value);
    }

    @Override
    public String toString() {
        return switch (in) {
            case "form" -> "form field ";
            case "body" -> "member ";
            case "header" -> "header ";
            default -> in + " parameter ";
        } + name();
    }
}
