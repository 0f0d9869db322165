package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;

/**
 * Which elements of the contract the clauses exercise.
 *
 * @param elements every element that constrains what is sent or answered, in the order of the document
 */
public record Coverage(List<Item> elements) {

    /**
     * An element of the contract.
     *
     * @param place where it stands
     * @param clauses the ids of the clauses that exercise it, in order
     * @param reason why none does; empty if one does
     */
    public record Item(JsonPointer place, List<String> clauses, String reason) {

        public Item {
            clauses = List.copyOf(clauses);
        }

        public boolean exercised() {
            return !clauses.isEmpty();
        }
    }

    public Coverage {
        elements = List.copyOf(elements);
    }

    /** The elements that no clause exercises. */
    public List<Item> missing() {
        return elements.stream().filter(item -> !item.exercised()).toList();
    }
}
