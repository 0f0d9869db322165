package dev.createwallet.client;

/** A JSON value that is not what its schema says. The message has the place and the problem, and never the value. */
final class Mismatch extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;

    private Mismatch(String place, String problem) {
        super((place.isEmpty() ? "the JSON value" : place) + " " + problem);
        this.place = place;
        this.problem = problem;
    }

    /** Of the value itself. */
    Mismatch(String problem) {
        this("", problem);
    }

    /** The same problem, seen from the object that has the value under this name. */
    Mismatch in(String property) {
        return new Mismatch(
                place.isEmpty() || place.startsWith("[") ? property + place : property + "." + place, problem);
    }

    /** The same problem, seen from the array that has the value at this index. */
    Mismatch in(int index) {
        return in("[" + index + "]");
    }
}
