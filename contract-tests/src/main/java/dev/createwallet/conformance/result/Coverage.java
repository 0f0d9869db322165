package dev.createwallet.conformance.result;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;

/**
 * The elements of the contract that the clauses exercise.
 *
 * @param elements every element that constrains requests or responses, in the order of the document
 */
public record Coverage(List<Item> elements) {

    /**
     * An element of the contract.
     *
     * @param place where it stands
     * @param clauses the ids of the clauses that exercise it, in order
     * @param reason why no clause does; empty if one does
     */
    public record Item(JsonPointer place, List<String> clauses, String reason) {

        public Item {
            clauses = List.copyOf(clauses);
        }

        /** Returns whether a clause exercises the element. */
        public boolean exercised() {
            return !clauses.isEmpty();
        }
    }

    public Coverage {
        elements = List.copyOf(elements);
    }

    /** Returns the elements that no clause exercises. */
    public List<Item> missing() {
        return elements.stream().filter(item -> !item.exercised()).toList();
    }
}
