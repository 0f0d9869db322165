package dev.createwallet.openapi.page;

import java.util.HashSet;
import java.util.Set;

/** The ids of a page's elements. */
final class Ids {

    private final Set<String> taken = new HashSet<>();

    /** An id that no other element has, made of a name. */
    String of(String name) {
        String id = name.replaceAll("[^\\p{L}\\p{N}_.-]+", "-");
        String free = id;
        for (int number = 2; !taken.add(free); number++) {
            free = id + "-" + number;
        }
        return free;
    }
}
