package dev.createwallet.server.stub;

import dev.createwallet.server.stub.Refusal.Code;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a form that runtimes would read each in its own way: not UTF-8, badly escaped, with a field twice, or too
 * large. Fields that the contract doesn't name are let through.
 */
@Priority(Priorities.ENTITY_CODER)
final class StrictForm implements ContainerRequestFilter {

    /** In bytes. */
    static final int MAX_BODY = 64 * 1024;

    private static final String FIELDS = Fields.class.getName();
    private static final int MAX_FIELDS = 256;
    private static final int MAX_NAME_IN_MESSAGE = 64;

    /** The fields of a form that was accepted, in the order in which they were sent; empty for any other request. */
    static Map<String, String> fields(ContainerRequestContext request) {
        return request.getProperty(FIELDS) instanceof Fields fields ? fields.values() : Map.of();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        byte[] body;
        try {
            var length = request.getLength();
            // A buffer no larger than it needs be; and never more than what is too much, whatever the header says.
            body = request.getEntityStream().readNBytes(length < 0 ? MAX_BODY + 1 : Math.min(length, MAX_BODY + 1));
        } catch (IOException e) {
            request.abortWith(Refusal.of(400, "The body broke off, or its chunks are malformed").response());
            return;
        }
        var fields = new LinkedHashMap<String, String>();
        var refusal = body.length > MAX_BODY
                ? Refusal.of(413, ErrorMapper.message(413)) : refusal(request.getMediaType(), body, fields);
        if (refusal != null) {
            request.abortWith(refusal.response());
            return;
        }
        request.setProperty(FIELDS, new Fields(fields));
        request.setEntityStream(new ByteArrayInputStream(body));
        // From here on it is known to be plain UTF-8, also where nothing was said about it.
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static @Nullable Refusal refusal(@Nullable MediaType type, byte[] body, Map<String, String> fields) {
        if (type == null) {
            return body.length == 0 ? null : Refusal.of(415,
                    "Content-Type is missing; send " + MediaType.APPLICATION_FORM_URLENCODED);
        }
        var charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            return Refusal.of(415, "The charset of a form is UTF-8; send it as such, or leave the charset out");
        }
        return refusal(body, fields);
    }

    private static @Nullable Refusal refusal(byte[] body, Map<String, String> fields) {
        var count = 0;
        for (int start = 0, end; start <= body.length; start = end + 1) {
            end = indexOf((byte) '&', body, start, body.length);
            if (end == start) {
                continue;
            }
            if (++count > MAX_FIELDS) {
                return Refusal.of(413, "The form has more than " + MAX_FIELDS + " fields");
            }
            var nameEnd = indexOf((byte) '=', body, start, end);
            String name;
            try {
                name = decoded(body, start, nameEnd);
            } catch (MalformedException e) {
                return Refusal.of(400, "The name of field " + count + " of the form " + e.getMessage());
            }
            var shown = name.length() <= MAX_NAME_IN_MESSAGE ? name : name.substring(0, MAX_NAME_IN_MESSAGE) + "…";
            String value;
            try {
                value = decoded(body, Math.min(nameEnd + 1, end), end);
            } catch (MalformedException e) {
                return Refusal.ofField(400, Code.INVALID_INPUT, shown, e.getMessage());
            }
            if (fields.putIfAbsent(name, value) != null) {
                return Refusal.ofField(400, Code.INVALID_INPUT, shown, "was sent more than once");
            }
        }
        return null;
    }

    private static int indexOf(byte wanted, byte[] bytes, int from, int to) {
        var i = from;
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    private static String decoded(byte[] body, int from, int to) throws MalformedException {
        return isPlain(body, from, to)
                ? new String(body, from, to - from, StandardCharsets.US_ASCII) : unescaped(body, from, to);
    }

    /** Most values are, and there is nothing to decode in them. */
    private static boolean isPlain(byte[] body, int from, int to) {
        for (var i = from; i < to; i++) {
            if (body[i] <= 0 || body[i] == '%' || body[i] == '+') {
                return false;
            }
        }
        return true;
    }

    private static String unescaped(byte[] body, int from, int to) throws MalformedException {
        var bytes = new ByteArrayOutputStream(to - from);
        for (var i = from; i < to; i++) {
            if (body[i] != '%') {
                bytes.write(body[i] == '+' ? ' ' : body[i]);
                continue;
            }
            var high = i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
            var low = i + 2 < to ? Character.digit(body[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new MalformedException("has a % that no two hexadecimal digits follow");
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
            if (text.indexOf('\0') >= 0) {
                throw new MalformedException("has a NUL character");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedException("is not UTF-8");
        }
    }

    private record Fields(Map<String, String> values) {
    }

    /** Says what is wrong with a name or a value, as the end of a sentence. */
    private static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1;

        MalformedException(String fault) {
            super(fault, null, false, false);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }
}
