package dev.createwallet.server.stub.internal.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;

/** Makes values that no other response has, in the shape of an example. */
final class NewValues {

    private static final String DIGITS = "0123456789";
    private static final String HEX = "0123456789abcdef";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

    /** Enough random characters for values not to repeat, whatever the example has. */
    private static final int LEAST_LENGTH = 12;

    private final SecureRandom random = new SecureRandom();

    JsonNode like(JsonNode shape, String format) {
        if (shape.isNumber()) {
            int digits = Math.max(
                    1, Math.min(17, shape.bigIntegerValue().abs().toString().length()));
            long least = (long) Math.pow(10, digits - 1.0);
            return JsonNodeFactory.instance.numberNode(least + Math.floorMod(random.nextLong(), 9 * least));
        }
        return JsonNodeFactory.instance.textNode(
                format.equals("uuid") ? UUID.randomUUID().toString() : like(shape.textValue()));
    }

    /** Keeps what comes before the last run of letters and digits, such as a prefix, and what follows it. */
    private String like(String shape) {
        int end = shape.length();
        while (end > 0 && !isLetterOrDigit(shape.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && isLetterOrDigit(shape.charAt(start - 1))) {
            start--;
        }
        String run = shape.substring(start, end);
        return shape.substring(0, start)
                + random(alphabet(run), Math.max(run.length(), LEAST_LENGTH))
                + shape.substring(end);
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static String alphabet(String run) {
        boolean digits = run.chars().anyMatch(Character::isDigit);
        boolean lower = run.chars().anyMatch(Character::isLowerCase);
        boolean upper = run.chars().anyMatch(Character::isUpperCase);
        if (digits
                && lower
                && !upper
                && run.length() >= LEAST_LENGTH
                && run.chars().allMatch(c -> HEX.indexOf(c) >= 0)) {
            return HEX;
        }
        String alphabet = (digits ? DIGITS : "") + (lower ? LOWER : "") + (upper ? LOWER.toUpperCase(Locale.ROOT) : "");
        return alphabet.isEmpty() ? DIGITS : alphabet;
    }

    private String random(String alphabet, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        StringBuilder text = new StringBuilder(length);
        for (byte b : bytes) {
            text.append(alphabet.charAt((b & 0xff) % alphabet.length()));
        }
        return text.toString();
    }
}
