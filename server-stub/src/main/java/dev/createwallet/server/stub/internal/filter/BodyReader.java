package dev.createwallet.server.stub.internal.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.createwallet.server.stub.internal.contract.Body;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the body of a request to an operation before authentication, so that the log has it; {@link StrictValues}
 * rejects a bad body afterwards.
 */
@Priority(Priorities.AUTHENTICATION - 1)
public final class BodyReader implements ContainerRequestFilter {

    private static final int MAX_FIELDS = 256;
    private static final int MAX_NAME_IN_MESSAGE = 64;

    private final Operation operation;

    public BodyReader(Operation operation) {
        this.operation = operation;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        read(request).keepIn(request);
    }

    private Received read(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String mediaType = type == null ? "" : type;
        int length = length(request.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        if (length > ErrorMapper.MAX_BODY) {
            // Without waiting for it.
            return Received.rejected(operation, mediaType, Rejection.of(413, ErrorMapper.message(413)));
        }
        byte[] body;
        try {
            body = request.getEntityStream().readNBytes(length < 0 ? ErrorMapper.MAX_BODY + 1 : length);
        } catch (IOException e) {
            return Received.rejected(operation, mediaType, Rejection.of(400, ErrorMapper.BROKEN_BODY));
        }
        if (body.length > ErrorMapper.MAX_BODY) {
            return Received.rejected(operation, mediaType, Rejection.of(413, ErrorMapper.message(413)));
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        if (!operation.body().exists()) {
            return new Received(operation, mediaType, Map.of(), MissingNode.getInstance(), null);
        }
        Rejection rejection =
                rejection(request.getHeaderString(HttpHeaders.CONTENT_ENCODING), request.getMediaType(), body);
        if (rejection != null) {
            return Received.rejected(operation, mediaType, rejection);
        }
        return operation.body().isForm() ? form(mediaType, body) : json(mediaType, body);
    }

    /**
     * Negative if it is unknown. The number may be larger than any type, which makes the standard's own method throw.
     */
    private static int length(@Nullable String header) {
        try {
            return header == null
                    ? -1
                    : new BigInteger(header.strip())
                            .min(BigInteger.valueOf(ErrorMapper.MAX_BODY + 1))
                            .intValue();
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private @Nullable Rejection rejection(@Nullable String coding, @Nullable MediaType type, byte[] body) {
        if (coding != null && !coding.toLowerCase(Locale.ROOT).strip().equals("identity")) {
            return Rejection.of(415, "The body must not be compressed; leave the header Content-Encoding out");
        }
        if (type == null) {
            return body.length == 0
                    ? null
                    : Rejection.of(
                            415,
                            "Content-Type is missing; send "
                                    + String.join(" or ", operation.body().mediaTypes()));
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())
                ? null
                : Rejection.of(
                        415, "The charset of the body must be UTF-8; send it in UTF-8, or leave the charset out");
    }

    private Received json(String mediaType, byte[] body) {
        if (body.length == 0) {
            return new Received(operation, mediaType, Map.of(), MissingNode.getInstance(), null);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode json = Json.MAPPER.readTree(text);
            return new Received(operation, mediaType, Map.of(), json, null);
        } catch (CharacterCodingException e) {
            return Received.rejected(operation, mediaType, Rejection.of(400, "The body is not UTF-8"));
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            return Received.rejected(operation, mediaType, Rejection.of(400, "The body is not JSON" + place));
        }
    }

    private Received form(String mediaType, byte[] body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Rejection rejection = isJson(body)
                ? Rejection.of(
                        400, "The body is JSON, but Content-Type says " + Body.FORM + "; send NAME=VALUE, joined by &")
                : rejection(body, fields);
        return new Received(
                operation, mediaType, Collections.unmodifiableMap(fields), MissingNode.getInstance(), rejection);
    }

    /** Parsed as a form, JSON would be one unknown field, and the message would name the missing ones only. */
    private static boolean isJson(byte[] body) {
        if (body.length == 0 || body[0] != '{') {
            return false;
        }
        try {
            Json.MAPPER.readTree(body);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private @Nullable Rejection rejection(byte[] body, Map<String, List<String>> fields) {
        int count = 0;
        for (int start = 0, end; start <= body.length; start = end + 1) {
            end = indexOf((byte) '&', body, start, body.length);
            if (end == start) {
                continue;
            }
            if (++count > MAX_FIELDS) {
                return Rejection.of(413, "The form has more than " + MAX_FIELDS + " fields");
            }
            int nameEnd = indexOf((byte) '=', body, start, end);
            String name;
            try {
                name = Escapes.ofForm(body, start, nameEnd);
            } catch (Escapes.MalformedException e) {
                return Rejection.of(400, "The name of field " + count + " of the form " + e.getMessage());
            }
            String shown = name.length() <= MAX_NAME_IN_MESSAGE ? name : name.substring(0, MAX_NAME_IN_MESSAGE) + "…";
            if (nameEnd == end && operation.body().hasField(name)) {
                return Rejection.ofField(400, Code.INVALID_INPUT, shown, "was sent without = and a value");
            }
            String value;
            try {
                value = Escapes.ofForm(body, Math.min(nameEnd + 1, end), end);
            } catch (Escapes.MalformedException e) {
                return Rejection.ofField(400, Code.INVALID_INPUT, shown, e.getMessage());
            }
            List<String> values = fields.computeIfAbsent(name, first -> new ArrayList<>(1));
            if (!values.isEmpty() && !operation.body().arrays().contains(name)) {
                return Rejection.ofField(400, Code.INVALID_INPUT, shown, "was sent more than once");
            }
            values.add(value);
        }
        return null;
    }

    private static int indexOf(byte wanted, byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
