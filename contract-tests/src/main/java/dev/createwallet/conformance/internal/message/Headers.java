package dev.createwallet.conformance.internal.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The headers of a message. Their names ignore case. */
public final class Headers {

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param values the values of each header, in the order they came
     */
    public Headers(Map<String, List<String>> values) {
        values.forEach((name, list) -> this.values.put(name, List.copyOf(list)));
    }

    public Headers with(String name, String value) {
        // A map keeps the first spelling of a name.
        Headers changed = without(name);
        changed.values.put(name, List.of(value));
        return changed;
    }

    public Headers without(String name) {
        Headers changed = new Headers(values);
        changed.values.remove(name);
        return changed;
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public boolean contain(String text) {
        return values.values().stream().flatMap(List::stream).anyMatch(value -> value.contains(text));
    }

    public void forEach(BiConsumer<String, String> action) {
        values.forEach((name, list) -> list.forEach(value -> action.accept(name, value)));
    }

    /** Shows the names only, since a value may be a credential. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
