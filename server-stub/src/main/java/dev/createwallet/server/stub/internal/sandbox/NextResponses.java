package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The preferences for the next requests that have none of their own, and what may be preferred. */
public final class NextResponses {

    private static final int CAPACITY = 1_000;
    private static final String NOT_ALLOWED =
            "asks for a fault, which the stub was not started to allow (--allow-faults)";

    private final List<Operation> operations;
    private final boolean faultsAllowed;
    private final long seed;
    private final List<Preferences> next = new ArrayList<>();
    private Random random;

    /**
     * Makes the queue.
     *
     * @param seed of the delays, which are the same in each run: a test that fails can be repeated
     */
    public NextResponses(Digest contract, boolean faultsAllowed, long seed) {
        this.operations = contract.operations();
        this.faultsAllowed = faultsAllowed;
        this.seed = seed;
        this.random = new Random(seed);
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
                throw new IllegalArgumentException("A next response must be code=STATUS or example=NAME"
                        + (faultsAllowed ? ", or one of " + Fault.list() : "")
                        + "; with a semicolon before what it is for, such as code=400; operation=NAME");
            }
            List<Operation> candidates = operations.stream()
                    .filter(operation -> isFor(preference, operation))
                    .toList();
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("A next response is for "
                        + String.join(" and ", limits(preference))
                        + ", which no operation has; the operations and their parameters are "
                        + operations.stream().map(NextResponses::named).collect(Collectors.joining(", ")));
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
        return (id == null || id.equals(operation.id()))
                && preferences.conditions().keySet().stream()
                        .allMatch(name -> operation.parameters().stream().anyMatch(isNamed(name)));
    }

    /** What a preference is for, without the values of parameters. */
    private static List<String> limits(Preferences preferences) {
        String id = preferences.value(Preferences.OPERATION);
        return Stream.concat(
                        Stream.ofNullable(id).map(name -> Preferences.OPERATION + "=" + name),
                        preferences.conditions().keySet().stream().sorted())
                .toList();
    }

    private static String named(Operation operation) {
        return operation.id()
                + operation.parameters().stream()
                        .map(Operation.Parameter::name)
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** The names of preferences have no case. */
    private static Predicate<Operation.Parameter> isNamed(String name) {
        return parameter -> parameter.name().equalsIgnoreCase(name);
    }

    private static boolean isFor(Preferences preferences, Operation operation, ContainerRequestContext request) {
        return isFor(preferences, operation)
                && preferences.conditions().entrySet().stream()
                        .allMatch(condition -> operation.parameters().stream()
                                .filter(isNamed(condition.getKey()))
                                .anyMatch(parameter ->
                                        SentValues.of(parameter, request).contains(condition.getValue())));
    }

    /** Takes the first one that is for the request and that its operation documents. */
    synchronized Optional<Preferences> poll(Operation operation, ContainerRequestContext request) {
        List<Documented> documented = next.isEmpty() ? List.of() : Documented.of(operation);
        for (Iterator<Preferences> preferences = next.iterator(); preferences.hasNext(); ) {
            Preferences preference = preferences.next();
            if (isFor(preference, operation, request) && fault(preference, documented) == null) {
                preferences.remove();
                return Optional.of(preference);
            }
        }
        return Optional.empty();
    }

    /** Those that were not given yet, a line for each, without sensitive values of parameters. */
    public synchronized List<String> remaining() {
        return next.stream().map(this::line).toList();
    }

    private String line(Preferences preferences) {
        StringBuilder line = new StringBuilder(preferences.toString());
        preferences.conditions().forEach((name, value) -> {
            boolean shown = operations.stream()
                    .flatMap(operation -> operation.parameters().stream())
                    .filter(isNamed(name))
                    .allMatch(Operation.Parameter::shown);
            line.append("; ").append(name).append('=').append(shown ? value : LoggedRequest.MASK);
        });
        return line.toString();
    }

    /** Forgets all of them, and begins with the first delay again. */
    public synchronized void clear() {
        next.clear();
        random = new Random(seed);
    }

    /** What the request gets, with the delay that was drawn if a range was asked for. */
    synchronized Granted grant(Preferences preferences) {
        OptionalInt delay = preferences.delay(random);
        return new Granted(preferences.withDelay(delay).toString(), delay.orElse(0), preferences.fault());
    }

    /** What is asked for and not possible, as the end of a sentence. */
    @Nullable String fault(Preferences preferences, List<Documented> documented) {
        boolean fault = preferences.value(Preferences.FAULT) != null;
        boolean delay = preferences.value(Preferences.DELAY) != null;
        if ((fault || delay) && !faultsAllowed) {
            return NOT_ALLOWED;
        }
        if (fault && preferences.fault().isEmpty()) {
            return "asks for an unknown fault; there are " + Fault.list();
        }
        if (delay && preferences.delay(new Random()).isEmpty()) {
            return "asks for a delay that is neither a number of milliseconds up to " + Preferences.MAX_DELAY
                    + " nor two of them with a hyphen between them";
        }
        if (!preferences.asksForResponse()
                || isFault(preferences)
                || Documented.preferred(preferences, documented).isPresent()) {
            return null;
        }
        return isFaultStatus(preferences)
                ? NOT_ALLOWED
                : "asks for a response that is not documented; documented are "
                        + documented.stream()
                                .map(Documented::preference)
                                .distinct()
                                .collect(Collectors.joining(" or "));
    }

    /** Whether it is given as a fault, and need not be documented. */
    boolean isFault(Preferences preferences) {
        return faultsAllowed && isFaultStatus(preferences);
    }

    private static boolean isFaultStatus(Preferences preferences) {
        String code = preferences.value(Preferences.CODE);
        return code != null && Fault.isStatus(code) && preferences.value(Preferences.EXAMPLE) == null;
    }
}
