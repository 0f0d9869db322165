package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads bodies as strictly as their formats are defined; the message of each refusal says what is wrong with the body. */
final class Bodies {

    /** A type, then parameters that this kit looks at no further, but for the charset. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*([^;\\s]+)\\s*((?:;.*)?)");
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)\"?\\s*", Pattern.CASE_INSENSITIVE);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Bodies() {}

    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String subject;
        private final String expected;
        private final String found;

        UnreadableException(String expected, String found) {
            this("body", expected, found);
        }

        UnreadableException(String subject, String expected, String found) {
            super(subject + ": expected " + expected + ", found " + found);
            this.subject = subject;
            this.expected = expected;
            this.found = found;
        }

        String subject() {
            return subject;
        }

        String expected() {
            return expected;
        }

        String found() {
            return found;
        }
    }

    /** Holds the Content-Type against the media type that the contract gives. */
    static void requireMediaType(String expected, Headers headers) throws UnreadableException {
        List<String> found = headers.all("Content-Type");
        Matcher matcher = MEDIA_TYPE.matcher(found.size() == 1 ? found.get(0) : "");
        if (!matcher.matches() || !matcher.group(1).toLowerCase(Locale.ROOT).equals(expected)) {
            throw new UnreadableException("Content-Type", expected, found.isEmpty() ? "none" : String.join(" and ", found));
        }
        Matcher charset = CHARSET.matcher(matcher.group(2));
        if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
            throw new UnreadableException("Content-Type", "charset UTF-8", "charset " + charset.group(1));
        }
    }

    /** No request of the kit asks for one. */
    static void requireNoCoding(Headers headers) throws UnreadableException {
        List<String> codings = headers.all("Content-Encoding").stream().filter(coding -> !coding.equalsIgnoreCase("identity")).toList();
        if (!codings.isEmpty()) {
            throw new UnreadableException("Content-Encoding", "none, for none was asked for", String.join(" and ", codings));
        }
    }

    static JsonNode json(byte[] body) throws UnreadableException {
        String text = utf8(body);
        if (text.startsWith("\uFEFF")) {
            throw new UnreadableException("JSON", "a byte order mark before it");
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isMissingNode()) {
                throw new UnreadableException("JSON", "an empty body");
            }
            return node;
        } catch (JsonProcessingException e) {
            // The parser's own message may quote the body.
            throw new UnreadableException("JSON", e.getLocation() == null ? "deeper or longer JSON than is read"
                    : "a fault at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr());
        }
    }

    /** Decodes a form as the URL standard defines it; fields come out as an object of strings. */
    static ObjectNode form(byte[] body) throws UnreadableException {
        return form(utf8(body));
    }

    static ObjectNode form(String text) throws UnreadableException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String pair : pairs(text).toList()) {
            int equals = pair.indexOf('=');
            String name = percentDecoded((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' '));
            String value = percentDecoded(equals < 0 ? "" : pair.substring(equals + 1).replace('+', ' '));
            if (fields.has(name)) {
                throw new UnreadableException("each field once", name + " twice");
            }
            fields.put(name, value);
        }
        return fields;
    }

    /** The fields of a form or a query, still encoded. */
    static Stream<String> pairs(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split("&", -1));
    }

    static String percentDecoded(String text) throws UnreadableException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            String hex = text.substring(i + 1, Math.min(i + 3, text.length()));
            if (!hex.matches("[0-9A-Fa-f]{2}")) {
                throw new UnreadableException("two hexadecimal digits after each percent sign", "others");
            }
            bytes.write(Integer.parseInt(hex, 16));
            i += 2;
        }
        return utf8(bytes.toByteArray());
    }

    private static String utf8(byte[] bytes) throws UnreadableException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("UTF-8", "other bytes");
        }
    }
}
