package dev.createwallet.openapi.diff;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The two contracts that are compared, and the changes found so far. A change that several places share is one change.
 */
final class Changes {

    /** Where a change stands, in which of the contracts, and what it is. */
    private record Key(JsonPointer pointer, boolean inReleased, String what) {}

    private final Contract released;
    private final Contract changed;
    private final Map<Key, Change> found = new LinkedHashMap<>();

    Changes(Contract released, Contract changed) {
        this.released = released;
        this.changed = changed;
    }

    Contract released() {
        return released;
    }

    Contract changed() {
        return changed;
    }

    Pair document() {
        return new Pair(released.root(), changed.root());
    }

    Pair resolve(Pair pair) {
        return new Pair(released.resolve(pair.before()), changed.resolve(pair.after()));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Change> gravestFirst() {
        return found.values().stream()
                .sorted(Comparator.comparing(Change::level).reversed())
                .toList();
    }

    void add(Scope scope, String what, Verdict verdict, Pair pair) {
        add(scope, what, verdict, pair, shown(released, pair.before()), shown(changed, pair.after()));
    }

    /** Adds a change that is not seen in the YAML of its place, with texts that show it. */
    void add(Scope scope, String what, Verdict verdict, Pair pair, String before, String after) {
        Contract shownIn = pair.after().exists() ? changed : released;
        Place shown = pair.shown();
        Change change = new Change(
                List.of(scope.toString()),
                what,
                verdict,
                before,
                after,
                shown.pointer(),
                shownIn.position(shown).line());
        found.merge(new Key(shown.pointer(), !pair.after().exists(), what), change, Changes::merged);
    }

    /** Compares all keywords of an object, except those that are compared in a way of their own. */
    void addKeywords(Keywords known, Pair object, Scope scope, Set<String> comparedElsewhere) {
        for (String keyword : object.names()) {
            Pair value = object.member(keyword);
            if (!comparedElsewhere.contains(keyword) && value.differ()) {
                Verdict verdict = known.judge(
                        keyword,
                        scope.direction(),
                        value.before().node(),
                        value.after().node());
                add(scope, keyword + " " + value.happened(), verdict, value);
            }
        }
    }

    /** An example under the status that it belongs to, which its own YAML does not have. */
    static String shown(Place example, String status) {
        return "\"" + status + "\":\n" + Yaml.of(example, false).indent(2).stripTrailing();
    }

    private static String shown(Contract contract, Place place) {
        return Yaml.of(
                place,
                place.exists() && contract.at(place.pointer().head()).node().isArray());
    }

    private static Change merged(Change one, Change other) {
        List<String> places = new ArrayList<>(one.places());
        other.places().stream().filter(place -> !places.contains(place)).forEach(places::add);
        return new Change(
                places,
                one.what(),
                one.level().compareTo(other.level()) < 0 ? other.verdict() : one.verdict(),
                one.before(),
                one.after(),
                one.pointer(),
                one.line());
    }
}
