package dev.createwallet.server.stub.internal.sandbox;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/**
 * What was granted of a request's preference, for the runtime to delay or break the response and for the records.
 *
 * @param preference as it was asked for, with the delay that was drawn
 * @param delay in milliseconds
 */
public record Granted(String preference, int delay, Optional<Fault> fault) {

    private static final String PROPERTY = Granted.class.getName();
    static final Granted NOTHING = new Granted("", 0, Optional.empty());

    /** What is kept with the request. */
    public static Granted to(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof Granted granted ? granted : NOTHING;
    }

    void keepIn(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** Whether the client gets a response at all. */
    boolean responds() {
        return fault.filter(one -> one == Fault.DROP || one == Fault.RESET).isEmpty();
    }
}
