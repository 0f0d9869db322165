package dev.createwallet.client;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as it came, in plain Java: a member is a {@link String}, a {@link Number}, a {@link Boolean}, a {@link List},
 * a {@code JsonObject} or null. Immutable throughout.
 *
 * <p>It is where a caller reads members that the contract does not list, and tells null from absent. A test makes an answer
 * from it: {@code new WalletAccount(JsonObject.parse("{...}"))}.
 *
 * @param members the members by name, in their order; any may be a secret, so do not log them
 */
@JsonDeserialize(using = JsonObject.Reader.class)
public record JsonObject(@JsonValue Map<String, @Nullable Object> members) {

    // Two members of one name mean something else to each reader.
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** All final in effect, unlike other numbers. */
    private static final Set<Class<?>> SCALARS =
            Set.of(String.class, Boolean.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class, Double.class);

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?");

    /** What Jackson allows a number that is not in quotes; the time it takes to read one grows with the square of its length. */
    private static final int MAX_DIGITS = 1000;

    /**
     * Copies the members, nested ones included; a {@link Map} becomes a {@code JsonObject}.
     *
     * @param members the members by name
     * @throws IllegalArgumentException if a name is no string, or a value is of a type that the class's description does not
     *     have; the message shows nothing of either
     */
    public JsonObject {
        members = copy(members);
    }

    /**
     * Reads a JSON text that holds one object.
     *
     * @param text the JSON text
     * @return the object
     * @throws IllegalArgumentException if the text is not one JSON object, or a name occurs twice in an object; the message
     *     shows nothing of the text
     */
    public static JsonObject parse(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonObject object = object(parser);
                if (parser.nextToken() == null) {
                    return object;
                }
            }
            throw notOneObject("");
        } catch (JsonProcessingException e) {
            // The message quotes the text, so the cause is left out as well.
            var at = e.getLocation();
            throw notOneObject(at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
        } catch (NumberFormatException | IOException e) {
            // An exponent that no number has, in some versions of Jackson.
            throw notOneObject("");
        }
    }

    private static IllegalArgumentException notOneObject(String where) {
        return new IllegalArgumentException("it is not one JSON object with each name once" + where);
    }

    /**
     * Whether a member is there, be it null.
     *
     * @param name the name of the member
     * @return whether the object has it
     */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /**
     * A member as it came.
     *
     * @param name the name of the member
     * @return its value, null if it is null or not there
     */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    /** Shows the names alone, since any value may be a secret. */
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }

    void require(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    String string(String name) {
        return notNull(name, stringOrNull(name));
    }

    @Nullable String stringOrNull(String name) {
        return typed(name, String.class, "a string");
    }

    boolean bool(String name) {
        return notNull(name, boolOrNull(name));
    }

    @Nullable Boolean boolOrNull(String name) {
        return typed(name, Boolean.class, "a boolean");
    }

    BigDecimal number(String name) {
        return notNull(name, numberOrNull(name));
    }

    /** A string that holds a number will do: the provider is of two minds on it. */
    @Nullable BigDecimal numberOrNull(String name) {
        Object value = get(name);
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        try {
            if (text.length() <= MAX_DIGITS && NUMBER.matcher(text).matches()) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            // An exponent that no BigDecimal has.
        }
        throw new IllegalArgumentException(name + " is not a number");
    }

    <T> T object(String name, Function<JsonObject, T> reader) {
        return notNull(name, objectOrNull(name, reader));
    }

    <T> @Nullable T objectOrNull(String name, Function<JsonObject, T> reader) {
        Object value = get(name);
        return value == null ? null : read(name, value, reader);
    }

    <T> List<T> list(String name, Function<JsonObject, T> reader) {
        notNull(name, get(name));
        return listOrEmpty(name, reader);
    }

    /** Empty if it is null or not there. */
    <T> List<T> listOrEmpty(String name, Function<JsonObject, T> reader) {
        List<?> values = typed(name, List.class, "an array");
        if (values == null) {
            return List.of();
        }
        List<T> read = new ArrayList<>();
        for (Object value : values) {
            read.add(read(name + "[" + read.size() + "]", value, reader));
        }
        return Collections.unmodifiableList(read);
    }

    private static <T> T read(String place, @Nullable Object value, Function<JsonObject, T> reader) {
        if (!(value instanceof JsonObject object)) {
            throw new IllegalArgumentException(place + " is not an object");
        }
        try {
            return reader.apply(object);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + "." + e.getMessage(), e);
        }
    }

    private <T> @Nullable T typed(String name, Class<T> type, String kind) {
        Object value = get(name);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException(name + " is not " + kind);
        }
        return type.cast(value);
    }

    private <T> T notNull(String name, @Nullable T value) {
        if (value == null) {
            require(name);
            throw new IllegalArgumentException(name + " is null");
        }
        return value;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> members) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("the name of a member is not a string");
            }
            copy.put(text, copyOf(value));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        if (value == null || value instanceof JsonObject || SCALARS.contains(value.getClass())) {
            return value;
        }
        if (value instanceof Map<?, ?> members) {
            return new JsonObject(copy(members));
        }
        if (value instanceof List<?> values) {
            List<@Nullable Object> copy = new ArrayList<>();
            values.forEach(each -> copy.add(copyOf(each)));
            return Collections.unmodifiableList(copy);
        }
        throw new IllegalArgumentException("a value is of the type " + value.getClass().getName() + ", which JSON does not have");
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        JsonToken token = parser.currentToken() == JsonToken.START_OBJECT ? parser.nextToken() : parser.currentToken();
        for (; token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return new JsonObject(members);
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (JsonToken next; (next = parser.nextToken()) != JsonToken.END_ARRAY; ) {
                    values.add(value(parser, next));
                }
                yield values;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("not a JSON value: " + token);
        };
    }

    /**
     * Reads the object for any Jackson mapper, with all the digits of its numbers, which a mapper's own default would cut.
     * Public because Jackson makes it; of no use to others, so nobody else needs to read Jackson's module on its account.
     */
    @SuppressWarnings("exports")
    public static final class Reader extends JsonDeserializer<JsonObject> {

        /** Called by Jackson. */
        public Reader() {}

        @Override
        public JsonObject deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                // The latter two: Jackson has looked into the object before it asks for it.
                case START_OBJECT, FIELD_NAME, END_OBJECT -> object(parser);
                default -> (JsonObject) context.handleUnexpectedToken(JsonObject.class, parser);
            };
        }
    }
}
