package dev.createwallet.openapi.page;

import dev.createwallet.openapi.document.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the extensions of the contract say, each with the words that explain it once for the page. */
enum Mark {
    INFERRED(
            "x-provenance",
            "inferred",
            "The authors of this contract concluded it; the provider does not state it. The reason stands beside the mark."),
    RELATED(
            "x-provenance",
            "related",
            "The provider states it, though not on the page that this contract is made from. Where stands beside the mark."),
    SENSITIVE("x-sensitive", "true", "A secret or personal data: never log or print it. Generated code masks it."),
    UNIQUE(
            "x-unique",
            "true",
            "No two responses carry the same value, unless they repeat it from the request. Reading creates nothing and repeats it."),
    ECHOES(
            "x-echoes",
            "",
            "The response repeats the value of this field or parameter of the request, if the request has one."),
    NOTHING_DONE("x-nothing-done", "true", "The request had no effect, so it may be sent again."),
    MAYBE_DONE("x-nothing-done", "false", "The request may have had an effect: look before you send it again.");

    private final String keyword;
    private final String value;
    private final String meaning;

    /** {@code value} is empty if the mark stands for any. */
    Mark(String keyword, String value, String meaning) {
        this.keyword = keyword;
        this.value = value;
        this.meaning = meaning;
    }

    /** The keyword of the contract. */
    String keyword() {
        return keyword;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String id() {
        return "mark-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String meaning() {
        return meaning;
    }

    boolean isProvenance() {
        return this == INFERRED || this == RELATED;
    }

    private boolean stands(Place place) {
        Place mark = place.member(keyword);
        return mark.exists() && (value.isEmpty() || mark.text().equals(value));
    }

    /**
     * A mark beside what it is about.
     *
     * @param about as HTML: the name of what is repeated, or the keywords that a provenance is limited to; or empty
     * @param note as HTML: the reason of a provenance; or empty
     */
    record Shown(Mark mark, String about, String note) {}

    /** The marks of an element. */
    static List<Shown> of(Place place) {
        return Arrays.stream(values())
                .filter(mark -> mark.stands(place))
                .map(mark -> mark.shown(place))
                .toList();
    }

    private Shown shown(Place place) {
        if (isProvenance()) {
            String covers = place.member("x-provenance-covers")
                    .children()
                    .map(Place::text)
                    .map(Mark::word)
                    .map(Html::code)
                    .collect(Collectors.joining(", "));
            return new Shown(
                    this,
                    covers,
                    Markdown.line(place.member("x-provenance-note").text()));
        }
        return new Shown(this, value.isEmpty() ? Html.code(place.member(keyword).text()) : "", "");
    }

    /** What the page calls a keyword that a provenance covers. */
    private static String word(String keyword) {
        return Arrays.stream(values())
                .filter(mark -> mark.keyword.equals(keyword))
                .map(Mark::label)
                .findFirst()
                .orElse(keyword);
    }

    /** Those that a contract has, for the legend. */
    static List<Mark> within(Stream<Place> places) {
        List<Place> all = places.toList();
        Predicate<Mark> stands = mark -> all.stream().anyMatch(mark::stands);
        return Arrays.stream(values()).filter(stands).toList();
    }
}
