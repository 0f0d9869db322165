package dev.createwallet.client;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in plain Java: the value of a member is a {@link String}, a {@link Number}, a {@link Boolean}, a
 * {@link List}, a {@code JsonObject} or null. Immutable throughout.
 *
 * <p>Here a caller reads members that the contract does not list, and tells null from absent. A test makes a response
 * from it: {@code new WalletAccount(JsonObject.parse("{...}"))}.
 *
 * <p>Mappers of Jackson 2 (2.15 or later) read and write it with all digits of its numbers. Those of Jackson 3 cut numbers
 * with a fraction to {@code double}: read with {@link #parse} there.
 *
 * @param members the members by name, in their order; any may be a secret, so do not log them
 */
@JsonDeserialize(using = JsonObject.Reader.class)
public record JsonObject(@JsonValue Map<String, @Nullable Object> members) implements Serializable {

    /** Immutable types, unlike other numbers. */
    private static final Set<Class<?>> SCALARS = Set.of(
            String.class, Boolean.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class, Double.class);

    /**
     * Copies the members, nested ones included; a {@link Map} becomes a {@code JsonObject}.
     *
     * @param members the members by name
     * @throws IllegalArgumentException if a name is not a string, or a value is of a type that the class's description
     *     does not list; the message shows neither name nor value
     */
    public JsonObject {
        members = copy(Objects.requireNonNull(members, "members"));
    }

    /**
     * Parses a JSON text that is one object.
     *
     * @param text the JSON text
     * @return the object
     * @throws IllegalArgumentException if the text is not one JSON object, or a name occurs twice in an object; the
     *     message shows nothing of the text
     */
    public static JsonObject parse(String text) {
        return Json.OBJECT.read(JsonText.parse(Objects.requireNonNull(text, "text")));
    }

    /**
     * Whether the object has a member, even if it is null.
     *
     * @param name the name of the member
     * @return whether the object has it
     */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /**
     * The value of a member.
     *
     * @param name the name of the member
     * @return its value, null if it is null or absent
     */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    /** Shows the names only, since any value may be a secret. */
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }

    /** A member that must be there. Whether it may be null is up to the reader. */
    <T extends @Nullable Object> T required(String name, JsonReader<T> reader) {
        if (!has(name)) {
            throw new Mismatch("is missing").in(name);
        }
        return read(name, reader);
    }

    /** A member that may be absent. Null is taken for absent, which the contract does not say and servers do. */
    <T> @Nullable T optional(String name, JsonReader<T> reader) {
        return get(name) == null ? null : read(name, reader);
    }

    /** A member that may be absent, and has a default then. */
    <T> T optional(String name, JsonReader<T> reader, T absent) {
        return get(name) == null ? absent : read(name, reader);
    }

    private <T extends @Nullable Object> T read(String name, JsonReader<T> reader) {
        try {
            return reader.read(get(name));
        } catch (Mismatch e) {
            throw e.in(name);
        }
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
        throw new IllegalArgumentException(
                "a value is of the type " + value.getClass().getName() + ", which JSON does not have");
    }

    /**
     * Reads the object for any Jackson 2 mapper, with all the digits of its numbers, which a mapper's own default would
     * cut. Public because Jackson instantiates it; callers have no use for it, so they need not read Jackson's module
     * because of it.
     */
    @SuppressWarnings("exports")
    public static final class Reader extends JsonDeserializer<JsonObject> {

        /** Called by Jackson. */
        public Reader() {}

        @Override
        public JsonObject deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                // The latter two: Jackson has looked into the object before it asks for it.
                case START_OBJECT, FIELD_NAME, END_OBJECT -> JsonText.object(parser);
                default -> (JsonObject) context.handleUnexpectedToken(JsonObject.class, parser);
            };
        }
    }
}
