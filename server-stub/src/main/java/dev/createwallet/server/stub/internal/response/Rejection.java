package dev.createwallet.server.stub.internal.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the stub rejects a request, in the shape and with the codes of the provider's error samples.
 *
 * @param status the HTTP status
 * @param code the provider's code, null if its table has none that fits
 * @param message what is wrong and what to do, for the developer; never repeats a value that was sent
 * @param fields the fields that are wrong
 */
public record Rejection(int status, @Nullable Code code, String message, List<Field> fields) {

    /** From the provider's table of error codes; all of the category USER_ERROR. */
    public enum Code {
        INVALID_INPUT,
        MISSING_MANDATORY_PARAMETER,
        RESOURCE_NOT_FOUND,
        UNAUTHENTICATED
    }

    /**
     * A field that is wrong.
     *
     * @param reason the end of a sentence that begins with the name
     */
    public record Field(String name, String reason) {

        @Override
        public String toString() {
            return name + " " + reason;
        }
    }

    /** A rejection whose code follows from its status. */
    public static Rejection of(int status, String message) {
        Code code = switch (status) {
            case 401 -> Code.UNAUTHENTICATED;
            case 404 -> Code.RESOURCE_NOT_FOUND;
            default -> status < 500 ? Code.INVALID_INPUT : null;
        };
        return new Rejection(status, code, message, List.of());
    }

    /** A rejection because of one field. */
    public static Rejection ofField(int status, Code code, String name, String reason) {
        Field field = new Field(name, reason);
        return new Rejection(status, code, field.toString(), List.of(field));
    }

    /** The body of the response. */
    public StandardError body() {
        ObjectNode error = JsonNodeFactory.instance.objectNode().put("status", "ERROR");
        if (code == null) {
            return new StandardError(error.put("error_message", message), false);
        }
        error.put("error_code", code.name()).put("error_message", message);
        ArrayNode wrong = error.putObject("error_info")
                .put("code", code.name())
                .put("category", "USER_ERROR")
                .put("user_message", "The request could not be completed.")
                .put("developer_message", message)
                .putArray("fields");
        fields.forEach(
                field -> wrong.addObject().put("field_name", field.name()).put("reason", field.reason()));
        return new StandardError(error, false);
    }

    /** The response. */
    public Response response() {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body())
                .build();
    }
}
