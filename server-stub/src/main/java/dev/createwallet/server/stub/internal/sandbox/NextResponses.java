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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The preferences for requests that have none of their own: for each of the next ones, and for all the others. It also
 * tells what may be preferred.
 */
public final class NextResponses {

    private static final int CAPACITY = 1_000;
    private static final String NOT_ALLOWED =
            "asks for a fault: start the stub with --allow-faults, and do not forbid faults in the settings of the key";

    private final List<Operation> operations;
    private final Settings started;
    private final List<Preferences> next = new ArrayList<>();
    private volatile Settings settings;
    private Preferences every = Preferences.of(null);
    private Random random;

    /**
     * Makes the queue.
     *
     * @param started the settings until others are made. Delays are drawn by their seed, the same in each run: a test
     *     that fails can be repeated
     */
    public NextResponses(Digest contract, Settings started) {
        this.operations = contract.operations();
        this.started = started;
        this.settings = started;
        this.random = new Random(started.seed());
    }

    /** Those that the stub was started with. */
    public Settings started() {
        return started;
    }

    /** The settings, without sensitive values of parameters. */
    public synchronized Settings settings() {
        return every.asksForSomething() ? settings.withEveryResponse(line(every)) : settings;
    }

    /**
     * Changes the settings, and begins with the first delay again.
     *
     * @throws IllegalArgumentException if they allow faults and the stub does not, or want what is not possible
     */
    public synchronized void change(UnaryOperator<Settings> change) {
        Settings wanted = change.apply(settings);
        if (wanted.faultsAllowed() && !started.faultsAllowed()) {
            throw new IllegalArgumentException("The settings can't allow faults: start the stub with --allow-faults");
        }
        Preferences preference = Preferences.of(wanted.everyResponse());
        if (!wanted.everyResponse().isEmpty()) {
            check("The response to every request", preference, wanted.faultsAllowed());
        }
        settings = wanted;
        every = preference;
        random = new Random(wanted.seed());
    }

    /**
     * Adds preferences, one for each of the next requests.
     *
     * @throws IllegalArgumentException if one asks for nothing or for what there is not, or if there are too many
     */
    public synchronized void add(Collection<String> headers) {
        List<Preferences> preferences = headers.stream().map(Preferences::of).toList();
        preferences.forEach(preference -> check("A next response", preference, settings.faultsAllowed()));
        if (next.size() + preferences.size() > CAPACITY) {
            throw new IllegalArgumentException(
                    "There are " + next.size() + " next responses already; " + CAPACITY + " is the limit");
        }
        next.addAll(preferences);
    }

    private void check(String what, Preferences preference, boolean faultsAllowed) {
        if (!preference.asksForSomething()) {
            throw new IllegalArgumentException(what + " must be code=STATUS or example=NAME"
                    + (faultsAllowed ? ", or one of " + Fault.list() : "")
                    + "; with a semicolon before what it is for, such as code=400; operation=NAME");
        }
        List<Operation> candidates = operations.stream()
                .filter(operation -> isFor(preference, operation))
                .toList();
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(what + " is for " + String.join(" and ", limits(preference))
                    + ", which no operation has; the operations and their parameters are "
                    + operations.stream().map(NextResponses::named).collect(Collectors.joining(", ")));
        }
        String fault = fault(
                preference,
                candidates.stream()
                        .flatMap(operation -> Documented.of(operation).stream())
                        .toList(),
                faultsAllowed);
        if (fault != null) {
            throw new IllegalArgumentException(what + " " + fault);
        }
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

    /** Takes the first one that is for the request and that its operation documents; else the one for every request. */
    synchronized Optional<Preferences> poll(
            Operation operation, List<Documented> documented, ContainerRequestContext request) {
        for (Iterator<Preferences> preferences = next.iterator(); preferences.hasNext(); ) {
            Preferences preference = preferences.next();
            if (isFor(preference, operation, request) && fault(preference, documented) == null) {
                preferences.remove();
                return Optional.of(preference);
            }
        }
        return Optional.of(every)
                .filter(preference -> preference.asksForSomething()
                        && isFor(preference, operation, request)
                        && fault(preference, documented) == null);
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

    /** Forgets the next ones, and begins with the first delay again. */
    public synchronized void clear() {
        next.clear();
        random = new Random(settings.seed());
    }

    /** Is as the stub was started. */
    void reset() {
        change(settings -> started);
        clear();
    }

    /** What the request gets, with the delay that was drawn if a range was asked for. */
    synchronized Granted grant(Preferences preferences) {
        OptionalInt delay = preferences.delay(random);
        return new Granted(preferences.withDelay(delay).toString(), delay.orElse(0), preferences.fault());
    }

    /** What is asked for and not possible, as the end of a sentence. */
    @Nullable String fault(Preferences preferences, List<Documented> documented) {
        return fault(preferences, documented, settings.faultsAllowed());
    }

    private static @Nullable String fault(Preferences preferences, List<Documented> documented, boolean faultsAllowed) {
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
                || (faultsAllowed && isFaultStatus(preferences))
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
        return settings.faultsAllowed() && isFaultStatus(preferences);
    }

    private static boolean isFaultStatus(Preferences preferences) {
        String code = preferences.value(Preferences.CODE);
        return code != null && Fault.isStatus(code) && preferences.value(Preferences.EXAMPLE) == null;
    }
}
