package dev.createwallet.server.stub.internal.scenario;

/**
 * The scenario that the response in work is of, for the records. It belongs to the thread, since what responds does not
 * know the request: all of a request is done by one thread.
 */
public final class GivenScenario {

    private static final ThreadLocal<String> NAME = ThreadLocal.withInitial(() -> "");

    private GivenScenario() {}

    /** Notes the name, which is empty if the response is of no scenario. */
    public static void set(String name) {
        NAME.set(name);
    }

    /** The name that was noted since the last call, else empty. */
    public static String take() {
        String name = NAME.get();
        NAME.set("");
        return name;
    }
}
