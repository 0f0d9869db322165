package dev.createwallet.conformance.internal.contract;

import java.util.Locale;

/**
 * The statuses that one entry of {@code responses} is about.
 *
 * @param key the entry: {@code 200}, {@code 4XX} or {@code default}
 * @param from the lowest status
 * @param to the highest status
 */
public record Status(String key, int from, int to) {

    private static final int HUNDRED = 100;
    private static final int NONE = 0;
    private static final int HIGHEST = 599;

    /** Any rejection of a request. */
    public static final Status REFUSED = of("4XX");

    /** Any response but a failure of the server. */
    public static final Status HANDLED = new Status("anything but 5XX", NONE, 4 * HUNDRED + HUNDRED - 1);

    /** Any response but the one of success: what a request to somewhere else may get. */
    public static final Status NOT_DONE = new Status("anything but the response of success", NONE, HIGHEST);

    public static Status of(String key) {
        String upper = key.toUpperCase(Locale.ROOT);
        boolean range = upper.endsWith("XX") && upper.length() == "4XX".length();
        try {
            int first = Integer.parseInt(range ? upper.substring(0, 1) + "00" : upper);
            return new Status(range ? upper : key, first, range ? first + HUNDRED - 1 : first);
        } catch (NumberFormatException e) {
            return key.equals("default") ? new Status(key, HUNDRED, HIGHEST) : new Status(key, NONE, NONE);
        }
    }

    /** Returns {@code default} as the statuses of success, which it stands for if no other entry does. */
    public Status asSuccess() {
        return everything() ? new Status(key, 2 * HUNDRED, 3 * HUNDRED - 1) : this;
    }

    /** Returns {@code default} as the statuses that reject a request. A failure of the server rejects nothing. */
    public Status asRefusal() {
        return everything() ? new Status(key, 4 * HUNDRED, 5 * HUNDRED - 1) : this;
    }

    public boolean everything() {
        return from == HUNDRED && to == HIGHEST;
    }

    public boolean valid() {
        return from != NONE;
    }

    public boolean success() {
        return from / HUNDRED == 2;
    }

    public boolean refusal() {
        return from / HUNDRED == 4;
    }

    public boolean is(int status) {
        return from == status && to == status;
    }

    public boolean includes(int status) {
        return from <= status && status <= to;
    }

    @Override
    public String toString() {
        return key;
    }
}
