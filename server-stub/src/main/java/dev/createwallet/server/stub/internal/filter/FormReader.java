package dev.createwallet.server.stub.internal.filter;

import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import dev.createwallet.server.stub.internal.response.Rejection;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the form, for the log to show with whatever is answered, and notes what is wrong with it, for {@link StrictForm}
 * to refuse once it is known who sent it.
 */
@Priority(Priorities.AUTHENTICATION - 1)
public final class FormReader implements ContainerRequestFilter {

    private static final String FORM = Form.class.getName();
    private static final int MAX_FIELDS = 256;
    private static final int MAX_NAME_IN_MESSAGE = 64;

    /**
     * A form as far as it could be read.
     *
     * @param fields in the order in which they were sent
     * @param refusal null if there is nothing wrong with it
     */
    public record Form(Map<String, String> fields, @Nullable Rejection refusal) {

        private static final Form NONE = new Form(Map.of(), null);

        /** Without the values, among which are secrets. */
        @Override
        public String toString() {
            return "Form" + fields.keySet();
        }
    }

    /** What was read of the request; nothing if it had no form to read. */
    public static Form of(ContainerRequestContext request) {
        return request.getProperty(FORM) instanceof Form form ? form : Form.NONE;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(FORM, read(request));
    }

    private static Form read(ContainerRequestContext request) {
        int length = length(request.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        if (length > ErrorMapper.MAX_BODY) {
            // And is not waited for.
            return new Form(Map.of(), Rejection.of(413, ErrorMapper.message(413)));
        }
        byte[] body;
        try {
            body = request.getEntityStream().readNBytes(length < 0 ? ErrorMapper.MAX_BODY + 1 : length);
        } catch (IOException e) {
            return new Form(Map.of(), Rejection.of(400, ErrorMapper.BROKEN_BODY));
        }
        if (body.length > ErrorMapper.MAX_BODY) {
            return new Form(Map.of(), Rejection.of(413, ErrorMapper.message(413)));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Rejection refusal = refusal(request.getHeaderString(HttpHeaders.CONTENT_ENCODING), request.getMediaType(), body, fields);
        request.setEntityStream(new ByteArrayInputStream(body));
        return new Form(Collections.unmodifiableMap(fields), refusal);
    }

    /** Negative if it is not told. The number may be one that no type holds, which the standard's own method throws for. */
    private static int length(@Nullable String header) {
        try {
            return header == null ? -1 : new BigInteger(header.strip()).min(BigInteger.valueOf(ErrorMapper.MAX_BODY + 1)).intValue();
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable Rejection refusal(
            @Nullable String coding, @Nullable MediaType type, byte[] body, Map<String, String> fields) {
        if (coding != null && !coding.toLowerCase(Locale.ROOT).strip().equals("identity")) {
            return Rejection.of(415, "The body must not be compressed; leave the header Content-Encoding out");
        }
        if (type == null) {
            return body.length == 0 ? null : Rejection.of(415,
                    "Content-Type is missing; send " + MediaType.APPLICATION_FORM_URLENCODED);
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            return Rejection.of(415, "The charset of a form is UTF-8; send it as such, or leave the charset out");
        }
        return refusal(body, fields);
    }

    private static @Nullable Rejection refusal(byte[] body, Map<String, String> fields) {
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
            String value;
            try {
                value = Escapes.ofForm(body, Math.min(nameEnd + 1, end), end);
            } catch (Escapes.MalformedException e) {
                return Rejection.ofField(400, Code.INVALID_INPUT, shown, e.getMessage());
            }
            if (fields.putIfAbsent(name, value) != null) {
                return Rejection.ofField(400, Code.INVALID_INPUT, shown, "was sent more than once");
            }
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
