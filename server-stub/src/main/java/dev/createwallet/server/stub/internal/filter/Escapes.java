package dev.createwallet.server.stub.internal.filter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Decodes percent-encoded parts of forms and paths, strictly. */
final class Escapes {

    private Escapes() {}

    /** A part of a form, in which a plus stands for a space. */
    static String ofForm(byte[] bytes, int from, int to) throws MalformedException {
        return isPlain(bytes, from, to)
                ? new String(bytes, from, to - from, StandardCharsets.US_ASCII)
                : decoded(bytes, from, to, ' ');
    }

    /** A part of a path. */
    static String ofPath(String text) throws MalformedException {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                throw new MalformedException("has a character that must be escaped");
            }
        }
        return text.indexOf('%') < 0 ? text : decoded(text.getBytes(StandardCharsets.US_ASCII), 0, text.length(), '+');
    }

    /** Fast path: no {@code %} and no {@code +}. */
    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] <= 0 || bytes[i] == '%' || bytes[i] == '+') {
                return false;
            }
        }
        return true;
    }

    private static String decoded(byte[] bytes, int from, int to, char plus) throws MalformedException {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            if (bytes[i] != '%') {
                decoded.write(bytes[i] == '+' ? plus : bytes[i]);
                continue;
            }
            int high = i + 2 < to ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < to ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new MalformedException("has a % without two hexadecimal digits");
            }
            decoded.write(high << 4 | low);
            i += 2;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new MalformedException("has a NUL character");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedException("is not UTF-8");
        }
    }

    /** The message is the end of a sentence. */
    static final class MalformedException extends Exception {

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
