package dev.createwallet.server.stub.internal.response;

import dev.createwallet.server.model.ErrorBody;
import dev.createwallet.server.model.ErrorField;
import dev.createwallet.server.model.ErrorDetail;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused, in the shape and with the codes that the provider uses elsewhere.
 *
 * @param status the HTTP status
 * @param code the provider's code, null where its table has none that fits
 * @param message what is wrong and what to do, for the developer; never repeats a value that was sent
 * @param fields the fields that are to blame, if it is fields
 */
public record Rejection(int status, @Nullable Code code, String message, List<ErrorField> fields) {

    /** From the provider's table of error codes; all of the category USER_ERROR. */
    public enum Code {
        INVALID_INPUT,
        MISSING_MANDATORY_PARAMETER,
        RESOURCE_NOT_FOUND,
        UNAUTHENTICATED
    }

    /** A refusal that is told by its status. */
    public static Rejection of(int status, String message) {
        Code code = switch (status) {
            case 401 -> Code.UNAUTHENTICATED;
            case 404 -> Code.RESOURCE_NOT_FOUND;
            default -> status < 500 ? Code.INVALID_INPUT : null;
        };
        return new Rejection(status, code, message, List.of());
    }

    /** A refusal of one field. */
    public static Rejection ofField(int status, Code code, String name, String reason) {
        return new Rejection(status, code, name + " " + reason, List.of(field(name, reason)));
    }

    public static ErrorField field(String name, String reason) {
        return ErrorField.builder().fieldName(name).reason(reason).build();
    }

    public ErrorBody body() {
        ErrorBody.Builder error = ErrorBody.builder().status("ERROR").errorMessage(message);
        if (code != null) {
            error.errorCode(code.name())
                    .errorInfo(ErrorDetail.builder()
                            .code(code.name())
                            .category("USER_ERROR")
                            .userMessage("The request could not be completed.")
                            .developerMessage(message)
                            .fields(fields)
                            .build());
        }
        return error.build();
    }

    public Response response() {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body()).build();
    }
}
