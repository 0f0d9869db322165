package dev.createwallet.client.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Percent-encoding, always of UTF-8. */
public final class UrlEncoding {

    private UrlEncoding() {}

    /**
     * Encodes a name or value of a form as the serializer of the URL standard does. {@link URLEncoder} escapes the same
     * characters; only half a surrogate pair, which has no UTF-8 form, is a question mark there and U+FFFD in the
     * standard.
     */
    public static String form(String text) {
        return URLEncoder.encode(isWellFormed(text) ? text : withoutHalfPairs(text), UTF_8);
    }

    /** Encodes one segment of a path, all but the unreserved characters of RFC 3986. */
    public static String segment(String segment) {
        return URLEncoder.encode(segment, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /**
     * Rejects text that cannot be one segment: empty text, the dots that mean another folder, and text without a UTF-8
     * form, which would name something else.
     *
     * @return the value
     * @throws IllegalArgumentException if it is such text; the message does not show it
     */
    public static <T> T requireSegment(String name, T value) {
        String segment = WireText.of(value);
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || !isWellFormed(segment)) {
            throw new IllegalArgumentException("Invalid " + name
                    + ": a path segment must not be empty, . or .., nor contain half a surrogate pair");
        }
        return value;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            // Fast path: most texts have no surrogates.
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().noneMatch(UrlEncoding::isHalfPair);
            }
        }
        return true;
    }

    private static String withoutHalfPairs(String text) {
        return text.codePoints()
                .map(c -> isHalfPair(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHalfPair(int codePoint) {
        return Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE;
    }
}
