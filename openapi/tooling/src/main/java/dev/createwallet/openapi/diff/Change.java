package dev.createwallet.openapi.diff;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.document.Id;
import java.util.List;

/**
 * One difference between two versions of the contract.
 *
 * @param places where it takes effect, in words; several if they share the part that changed
 * @param what what changed, in words
 * @param verdict what it means; where the places differ in that, the gravest
 * @param before what stood there, as YAML; empty if nothing did
 * @param after what stands there now, as YAML; empty if nothing does
 * @param pointer where it stands: in the new version, or in the released one if it was removed
 * @param line the line of the pointer, counted from 1
 */
public record Change(
        List<String> places, String what, Verdict verdict, String before, String after, JsonPointer pointer, int line) {

    /** Names this change, and no other. It stays the same until the change itself, or where it stands, is another. */
    public String id() {
        return Id.of("change", pointer.toString(), what, before, after);
    }

    public Level level() {
        return verdict.level();
    }

    public boolean removed() {
        return after.isEmpty();
    }

    public String place() {
        return String.join("; ", places);
    }

    /** What it is about, and what changed there. */
    public String heading() {
        int more = places.size() - 1;
        return places.get(0) + (more == 0 ? "" : more == 1 ? " and another place" : " and " + more + " other places")
                + ": " + what;
    }

    @Override
    public String toString() {
        return verdict.word() + ": " + place() + ": " + what;
    }
}
