package dev.createwallet.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as it came, in plain Java: a member is a {@link String}, a {@link Number}, a {@link Boolean}, a {@link List},
 * a {@link Map} or null. Immutable throughout.
 *
 * <p>It is where a caller reads members that the contract does not list, and tells null from absent. A test makes an answer
 * from it: {@code new WalletAccount(JsonObject.parse("{...}"))}.
 *
 * @param members the members by name, in their order
 */
public record JsonObject(@JsonValue Map<String, @Nullable Object> members) {

    private static final ObjectReader READER = JsonMapper.builder()
            // Two members of one name mean something else to each reader.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerForMapOf(Object.class);

    /**
     * Copies the members, nested ones included.
     *
     * @param members the members by name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
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
        Map<String, @Nullable Object> members;
        try {
            members = READER.readValue(text);
        } catch (JsonProcessingException e) {
            // The message quotes the text, so the cause is left out as well.
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "it is not one JSON object with each name once" + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
        }
        if (members == null) {
            throw new IllegalArgumentException("it is null, not a JSON object");
        }
        return new JsonObject(members);
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
        if (value instanceof Number || value instanceof String) {
            try {
                return new BigDecimal(value.toString());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " is not a number");
            }
        }
        return typed(name, BigDecimal.class, "a number");
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
        if (!(value instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException(place + " is not an object");
        }
        try {
            return reader.apply(new JsonObject(copy(members)));
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
        members.forEach((name, value) -> copy.put(String.valueOf(name), copyOf(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return copy(members);
        }
        if (value instanceof List<?> values) {
            List<@Nullable Object> copy = new ArrayList<>();
            values.forEach(each -> copy.add(copyOf(each)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
