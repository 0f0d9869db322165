package dev.createwallet.openapi.generate;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.generate.JavaType.Shown;
import dev.createwallet.openapi.model.Contract;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes a value that a builder takes. */
final class Inputs {

    private final Contract contract;

    Inputs(Contract contract) {
        this.contract = contract;
    }

    Views.Input input(
            String name,
            String wireName,
            JavaType type,
            boolean required,
            boolean nullable,
            Place declared,
            Place schema,
            String looked,
            @Nullable String limits,
            Set<String> imports) {
        imports.addAll(type.imports());
        String given = required && !nullable
                ? "Objects.requireNonNull(" + name + ", " + ClientViews.literal(wireName) + ")"
                : name;
        String kept = looked.formatted(type.isCollection() ? "Json.copy(" + given + ")" : given);
        boolean checked = !kept.equals(name) && !required;
        return new Views.Input(
                name,
                type(name) + "Step",
                ClientViews.literal(wireName),
                Javadoc.code(wireName),
                required && !nullable ? type.name() : type.nullable(),
                required,
                nullable,
                declared.member("deprecated").isTrue()
                        || contract.resolve(schema).member("deprecated").isTrue(),
                doc(declared, schema, wireName),
                checked ? name + " == null ? null : " + kept : kept,
                type.shown() == Shown.MASKED ? "Masked.of(" + name + ")" : name,
                limits);
    }

    private static String type(String member) {
        return member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
    }

    List<String> doc(Place declared, Place schema, String wireName) {
        return Stream.of(declared, schema, contract.resolve(schema))
                .map(place -> Javadoc.lines(place.member("description").text()))
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .orElse(List.of("The value of " + Javadoc.code(wireName) + "."));
    }

    static Set<String> required(Place schema) {
        return new LinkedHashSet<>(
                schema.member("required").children().map(Place::text).toList());
    }
}
