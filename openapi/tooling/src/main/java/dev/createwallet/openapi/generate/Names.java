package dev.createwallet.openapi.generate;

import dev.createwallet.openapi.model.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Java names for the names of a contract, in one scope. A name that Java or the scope itself uses gets a suffix, and of
 * several that would be the same each but the first gets a number: {@code class_}, {@code createdAt},
 * {@code createdAt2}. So a name that is added at the end of the contract changes no other.
 */
final class Names {

    /** Methods that every object or record has; an accessor of such a name would override them or not compile. */
    private static final Set<String> OF_OBJECTS =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Set<String> taken = new HashSet<>();
    private final Set<String> reserved;
    private final String suffix;

    private Names(Set<String> reserved, String suffix) {
        this.reserved = reserved;
        this.suffix = suffix;
    }

    /** Methods and variables; an underscore ends a name that is reserved. */
    static Names members(String... reserved) {
        Set<String> all = new HashSet<>(OF_OBJECTS);
        all.addAll(List.of(reserved));
        return new Names(all, "_");
    }

    /** Types; the suffix ends a name that is reserved. */
    static Names types(Set<String> reserved, String suffix) {
        return new Names(reserved, suffix);
    }

    String member(String name) {
        String pascal = pascalCase(name);
        return claim(
                pascal.isEmpty() ? "value" : pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1));
    }

    String type(String name) {
        String pascal = pascalCase(name);
        return claim(pascal.isEmpty() ? "Value" : pascal);
    }

    String constant(String text) {
        String words = Words.constant(text);
        return claim(words.isEmpty() ? "VALUE" : words);
    }

    private String claim(String wanted) {
        String name = Character.isJavaIdentifierStart(wanted.codePointAt(0)) ? wanted : "_" + wanted;
        if (SourceVersion.isKeyword(name, SourceVersion.RELEASE_17) || reserved.contains(name)) {
            name += suffix;
        }
        String free = name;
        // Without regard to case: a type is a file, too, and file systems may have none.
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + i;
        }
        return free;
    }

    static String pascalCase(String name) {
        return Words.of(name).stream()
                .map(word -> word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
