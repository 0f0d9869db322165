package dev.createwallet.client.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random texts, encoded and read back by a decoder that shares nothing with the encoder: it is written after the URL
 * standard (application/x-www-form-urlencoded parsing, and percent-decode). What is escaped is held byte for byte to
 * the sets of bytes that the standards leave as they are.
 */
class UrlEncodingTest {

    private static final int RUNS = 5000;
    private static final long SEED = Long.getLong("seed", new Random().nextLong());
    private static final String SPECIAL =
            "\u0000\r\n\t !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u007f\u0080\u00ff\ud800\udfff\ufeff\uffff";

    @Test
    void decodesToTheSameTextFromAForm() {
        Random random = new Random(SEED);
        for (int i = 0; i < RUNS; i++) {
            String text = text(random);
            String encoded = UrlEncoding.form(text);
            assertThat(encoded)
                    .as("run %d; -Dseed=%d repeats it", i, SEED)
                    .isEqualTo(encode(scalarValues(text), "*-._", "+"));
            // What has no UTF-8 form is U+FFFD in the standard, for each half of a pair.
            assertThat(decode(encoded, true))
                    .as("run %d; -Dseed=%d repeats it", i, SEED)
                    .isEqualTo(scalarValues(text));
        }
    }

    @Test
    void decodesToTheSameTextFromAPath() {
        Random random = new Random(SEED);
        for (int i = 0; i < RUNS; i++) {
            String text = scalarValues(text(random));
            String encoded = UrlEncoding.segment(text);
            assertThat(encoded).as("run %d; -Dseed=%d repeats it", i, SEED).isEqualTo(encode(text, "-._~", "%20"));
            assertThat(decode(encoded, false))
                    .as("run %d; -Dseed=%d repeats it", i, SEED)
                    .isEqualTo(text);
        }
    }

    @Test
    void replacesHalfASurrogatePair() {
        assertThat(UrlEncoding.form("a\ud800b\udfff")).isEqualTo("a%EF%BF%BDb%EF%BF%BD");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
                case 2 -> text.append((char) random.nextInt(0x10000));
                default -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
            }
        }
        return text.toString();
    }

    /** The text as the standard sees it before it encodes: each half of a pair without its other half replaced. */
    private static String scalarValues(String text) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                values.append(c).append(text.charAt(++i));
            } else {
                values.append(Character.isSurrogate(c) ? '\ufffd' : c);
            }
        }
        return values.toString();
    }

    private static String encode(String text, String safe, String space) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(UTF_8)) {
            char c = (char) (each & 0xff);
            boolean alphanumeric = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9';
            encoded.append(
                    alphanumeric || safe.indexOf(c) >= 0
                            ? String.valueOf(c)
                            : c == ' ' ? space : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }

    private static String decode(String encoded, boolean plusIsSpace) {
        byte[] in = encoded.getBytes(US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                out.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(plusIsSpace && in[i] == '+' ? ' ' : in[i]);
            }
        }
        return out.toString(UTF_8);
    }
}
