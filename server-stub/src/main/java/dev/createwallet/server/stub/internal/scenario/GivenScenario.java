package dev.createwallet.server.stub.internal.scenario;

/**
 * Tells the records which scenario a response is taken from. Kept by thread: the generated resources do not know the
 * request, and one thread does all of a request.
 */
public final class GivenScenario {

    private final ThreadLocal<String> name = ThreadLocal.withInitial(() -> "");

    /** Notes the name, which is empty if the response is of no scenario. */
    public void set(String name) {
        this.name.set(name);
    }

    /** The name that was noted since the last call, else empty. */
    public String take() {
        String name = this.name.get();
        this.name.set("");
        return name;
    }
}
