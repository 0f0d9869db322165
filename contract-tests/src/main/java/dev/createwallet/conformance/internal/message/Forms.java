package dev.createwallet.conformance.internal.message;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes forms, queries and percent-encoding as the URL standard defines them. */
public final class Forms {

    private Forms() {}

    /** Reads a form whose fields each come once. */
    public static Map<String, String> once(byte[] body) throws UnreadableException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> field : all(Bodies.utf8(body)).entrySet()) {
            if (field.getValue().size() > 1) {
                throw new UnreadableException("each field once", field.getKey() + " twice");
            }
            fields.put(field.getKey(), field.getValue().get(0));
        }
        return fields;
    }

    /** Reads a form or a query: the values of each field, in order. */
    public static Map<String, List<String>> all(String text) throws UnreadableException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : pairs(text).toList()) {
            int equals = pair.indexOf('=');
            String name = percentDecoded((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' '));
            String value =
                    percentDecoded(equals < 0 ? "" : pair.substring(equals + 1).replace('+', ' '));
            fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    public static Map<String, List<String>> all(byte[] body) throws UnreadableException {
        return all(Bodies.utf8(body));
    }

    /** Returns an encoded form with letters, digits and underscores percent-encoded, too. */
    public static String percentEncoded(String form) {
        StringBuilder encoded = new StringBuilder();
        form.chars().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '_') {
                encoded.append('%').append(HexFormat.of().toHexDigits((byte) c));
            } else {
                encoded.append((char) c);
            }
        });
        return encoded.toString();
    }

    /** Returns the fields of a form or a query, still encoded. */
    public static Stream<String> pairs(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split("&", -1));
    }

    public static String percentDecoded(String text) throws UnreadableException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
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
        return Bodies.utf8(bytes.toByteArray());
    }

    /** Encodes fields that each have one value. */
    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Encodes a name or a value of a form or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Encodes a segment of a path. */
    public static String segment(String text) {
        return encode(text).replace("+", "%20");
    }
}
