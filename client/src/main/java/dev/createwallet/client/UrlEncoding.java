package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Percent-encoding, always of UTF-8. */
final class UrlEncoding {

    private UrlEncoding() {}

    /**
     * Encodes a name or value of a form as the serializer of the URL standard does. {@link URLEncoder} escapes the same
     * characters; only half a surrogate pair, which has no UTF-8 form, is a question mark there and U+FFFD in the standard.
     */
    static String form(String text) {
        return URLEncoder.encode(isWellFormed(text) ? text : withoutHalfPairs(text), UTF_8);
    }

    /** Encodes one segment of a path, all but the unreserved characters of RFC 3986. */
    static String segment(String segment) {
        return URLEncoder.encode(segment, UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /**
     * Refuses what cannot be one segment: nothing at all, the dots that mean another folder, and text without a UTF-8 form,
     * which would name something else.
     */
    static String requireSegment(String name, String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || !isWellFormed(segment)) {
            throw new IllegalArgumentException(
                    name + " must be one segment of a path: not empty, not . or .., and without half a surrogate pair");
        }
        return segment;
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(UrlEncoding::isHalfPair);
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
