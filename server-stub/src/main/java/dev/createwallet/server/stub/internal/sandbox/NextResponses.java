package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The preferences for the next requests that have none of their own, and what may be preferred. */
public final class NextResponses {

    private static final int CAPACITY = 1_000;
    private static final int SERVER_ERROR = 500;

    private final List<Operation> operations;
    private final boolean faultsAllowed;
    private final List<Preferences> next = new ArrayList<>();

    public NextResponses(Digest contract, boolean faultsAllowed) {
        this.operations = contract.operations();
        this.faultsAllowed = faultsAllowed;
    }

    /**
     * Adds preferences, one for each of the next requests.
     *
     * @throws IllegalArgumentException if one asks for nothing or for what there is not, or if there are too many
     */
    public synchronized void add(Collection<String> headers) {
        List<Preferences> preferences = headers.stream().map(Preferences::of).toList();
        for (Preferences preference : preferences) {
            if (!preference.asksForSomething()) {
                throw new IllegalArgumentException("A next response must be code=STATUS, example=NAME, fault="
                        + Preferences.FAULT_DROP + ", fault=" + Preferences.FAULT_TRUNCATE + " or delay=MILLISECONDS");
            }
            List<Operation> candidates = operations.stream()
                    .filter(operation -> isFor(preference, operation))
                    .toList();
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException(
                        "A next response is for an operation that the contract does not have");
            }
            String fault = fault(
                    preference,
                    candidates.stream()
                            .flatMap(operation -> Documented.of(operation).stream())
                            .toList());
            if (fault != null) {
                throw new IllegalArgumentException("A next response " + fault);
            }
        }
        if (next.size() + preferences.size() > CAPACITY) {
            throw new IllegalArgumentException(
                    "There are " + next.size() + " next responses already; " + CAPACITY + " is the limit");
        }
        next.addAll(preferences);
    }

    private static boolean isFor(Preferences preferences, Operation operation) {
        String id = preferences.value(Preferences.OPERATION);
        return id == null || id.equals(operation.id());
    }

    /** Takes the first one that is for the operation and that the operation documents. */
    synchronized Optional<Preferences> poll(Operation operation) {
        List<Documented> documented = next.isEmpty() ? List.of() : Documented.of(operation);
        for (Iterator<Preferences> preferences = next.iterator(); preferences.hasNext(); ) {
            Preferences preference = preferences.next();
            if (isFor(preference, operation) && fault(preference, documented) == null) {
                preferences.remove();
                return Optional.of(preference);
            }
        }
        return Optional.empty();
    }

    /** Forgets all of them. */
    public synchronized void clear() {
        next.clear();
    }

    /** What is asked for and not possible, as the end of a sentence. */
    @Nullable String fault(Preferences preferences, List<Documented> documented) {
        String fault = preferences.value(Preferences.FAULT);
        String delay = preferences.value(Preferences.DELAY);
        if ((fault != null || delay != null) && !faultsAllowed) {
            return "asks for a fault, which the stub was not started to allow (--allow-faults)";
        }
        if (fault != null
                && !List.of(Preferences.FAULT_DROP, Preferences.FAULT_TRUNCATE).contains(fault)) {
            return "asks for an unknown fault; there are " + Preferences.FAULT_DROP + " and "
                    + Preferences.FAULT_TRUNCATE;
        }
        if (delay != null && preferences.number(Preferences.DELAY).orElse(Integer.MAX_VALUE) > Preferences.MAX_DELAY) {
            return "asks for a delay that is not a number of milliseconds up to " + Preferences.MAX_DELAY;
        }
        return preferences.asksForResponse()
                        && !isServerError(preferences)
                        && Documented.preferred(preferences, documented).isEmpty()
                ? "asks for a response that is not documented; documented are "
                        + documented.stream()
                                .map(Documented::preference)
                                .distinct()
                                .collect(Collectors.joining(" or "))
                : null;
    }

    /** A server error need not be documented: it is a fault. */
    boolean isServerError(Preferences preferences) {
        return faultsAllowed
                && preferences.value(Preferences.EXAMPLE) == null
                && String.valueOf(SERVER_ERROR).equals(preferences.value(Preferences.CODE));
    }
}
