package dev.createwallet.conformance.internal.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads bodies as strictly as their formats are defined. */
public final class Bodies {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** How the parser names a property that comes twice. */
    private static final Pattern TWICE = Pattern.compile("Duplicate field '([\\w.-]{1,50})'");

    private Bodies() {}

    /** No request of the kit asks for a content coding, so a response must have none. */
    public static void requireNoCoding(Headers headers) throws UnreadableException {
        List<String> codings = headers.all("Content-Encoding").stream()
                .filter(coding -> !coding.equalsIgnoreCase("identity"))
                .toList();
        if (!codings.isEmpty()) {
            throw new UnreadableException(
                    "Content-Encoding", "none, since the request asked for none", String.join(" and ", codings));
        }
    }

    public static JsonNode json(byte[] body) throws UnreadableException {
        String text = utf8(body, "JSON", "bytes that are not UTF-8");
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
            // The message of the parser may quote the body.
            Matcher twice = TWICE.matcher(e.getOriginalMessage());
            throw new UnreadableException(
                    "JSON",
                    twice.find()
                            ? "duplicate key " + twice.group(1)
                            : e.getOriginalMessage().startsWith("Trailing token")
                                    ? "more after the JSON"
                                    : e instanceof JsonEOFException
                                            ? "JSON that ends too early"
                                            : e.getLocation() == null
                                                    ? "JSON that is too deep or too long"
                                                    : "a syntax error at line "
                                                            + e.getLocation().getLineNr() + ", column "
                                                            + e.getLocation().getColumnNr());
        }
    }

    static String utf8(byte[] bytes) throws UnreadableException {
        return utf8(bytes, "UTF-8", "other bytes");
    }

    private static String utf8(byte[] bytes, String expected, String found) throws UnreadableException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException(expected, found);
        }
    }
}
