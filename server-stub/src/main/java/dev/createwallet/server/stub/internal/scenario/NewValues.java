package dev.createwallet.server.stub.internal.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.createwallet.server.stub.internal.contract.DocumentedResponse.Unique;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes values that no other response has, in the shape of an example. */
final class NewValues {

    private static final String DIGITS = "0123456789";
    private static final String HEX = "0123456789abcdef";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

    /** Enough random characters for values not to repeat, whatever the example has. */
    private static final int LEAST_LENGTH = 12;

    /** Makes a value that keeps to the schema, if the example's own letters and digits can be changed so. */
    JsonNode like(JsonNode shape, Unique unique) {
        if (shape.isNumber()) {
            return JsonNodeFactory.instance.numberNode(number(shape, unique));
        }
        if (unique.format().equals("uuid")) {
            return JsonNodeFactory.instance.textNode(UUID.randomUUID().toString());
        }
        String text = longer(shape.textValue());
        return JsonNodeFactory.instance.textNode(fits(text, unique) ? text : characterByCharacter(shape.textValue()));
    }

    private static boolean fits(String text, Unique unique) {
        return text.length() <= unique.maxLength()
                && (unique.pattern() == null || unique.pattern().matcher(text).find());
    }

    /** With as many digits as the example has. */
    private long number(JsonNode shape, Unique unique) {
        int digits = Math.max(
                1, Math.min(17, shape.bigIntegerValue().abs().toString().length()));
        long least = (long) Math.pow(10, digits - 1.0);
        long most = 10 * least - 1;
        if (unique.minimum() != null) {
            least = Math.max(least, unique.minimum().longValue());
        }
        if (unique.maximum() != null) {
            most = Math.min(most, unique.maximum().longValue());
        }
        return least > most
                ? shape.longValue()
                : least + ThreadLocalRandom.current().nextLong(most - least + 1);
    }

    /** Keeps what comes before the last run of letters and digits, such as a prefix, and what follows it. */
    private String longer(String shape) {
        int end = endOfRun(shape);
        int start = startOfRun(shape, end);
        String run = shape.substring(start, end);
        return shape.substring(0, start)
                + random(alphabet(run), Math.max(run.length(), LEAST_LENGTH))
                + shape.substring(end);
    }

    /** Replaces each letter and digit of the last run by another of its kind, which most patterns allow. */
    private String characterByCharacter(String shape) {
        int end = endOfRun(shape);
        StringBuilder text = new StringBuilder(shape);
        for (int i = startOfRun(shape, end); i < end; i++) {
            text.setCharAt(i, random(alphabet(shape.substring(i, i + 1)), 1).charAt(0));
        }
        return text.toString();
    }

    private static int endOfRun(String shape) {
        int end = shape.length();
        while (end > 0 && !isLetterOrDigit(shape.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static int startOfRun(String shape, int end) {
        int start = end;
        while (start > 0 && isLetterOrDigit(shape.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static String alphabet(String run) {
        boolean digits = false;
        boolean lower = false;
        boolean upper = false;
        boolean hex = run.length() >= LEAST_LENGTH;
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            digits |= Character.isDigit(c);
            lower |= Character.isLowerCase(c);
            upper |= Character.isUpperCase(c);
            hex &= HEX.indexOf(c) >= 0;
        }
        if (hex && digits && lower) {
            return HEX;
        }
        String alphabet = (digits ? DIGITS : "") + (lower ? LOWER : "") + (upper ? LOWER.toUpperCase(Locale.ROOT) : "");
        return alphabet.isEmpty() ? DIGITS : alphabet;
    }

    /** Must not repeat, but may be guessed: a secure source takes more time than the rest of the value. */
    private static String random(String alphabet, int length) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
