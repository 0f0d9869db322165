package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last requests. What is kept of one request is limited too, so that all of it stays small. Thread-safe. */
public final class RecordedRequests {

    private static final int CAPACITY = 1_000;

    private static final String OPERATION = "operation";
    private static final String METHOD = "method";
    private static final String STATUS = "status";

    private final Deque<Recorded> requests = new ArrayDeque<>();
    private final List<String> operations;
    private final List<String> names;
    private final Set<String> credentials;

    private record Recorded(LoggedRequest request, SentValues sent) {

        boolean has(SentValues.Wanted wanted) {
            return wanted.text().equals(ofRecord(wanted.name())) || sent.has(wanted);
        }

        private @Nullable String ofRecord(String name) {
            return switch (name) {
                case OPERATION -> request.operation();
                case METHOD -> request.method();
                case STATUS -> String.valueOf(request.status());
                default -> null;
            };
        }
    }

    RecordedRequests(Digest contract) {
        this.operations = contract.operations().stream().map(Operation::id).toList();
        this.names = contract.operations().stream()
                .flatMap(
                        operation -> Stream.concat(operation.parameters().stream(), operation.body().fields().stream()))
                .map(Operation.Parameter::name)
                .distinct()
                .toList();
        this.credentials = contract.operations().stream()
                .flatMap(operation -> operation.security().stream())
                .flatMap(Collection::stream)
                .filter(scheme -> scheme.kind() == Operation.Scheme.Kind.API_KEY_IN_QUERY)
                .map(Operation.Scheme::name)
                .filter(name -> !names.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    synchronized void add(LoggedRequest request, SentValues sent) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(new Recorded(request, sent));
    }

    /** The oldest first. */
    public List<LoggedRequest> all() {
        return with(Map.of());
    }

    /**
     * The requests in which each of these values was sent: in a parameter, a form field or a property at the top of a
     * JSON body. The names operation, method and status are those of the record.
     *
     * @param values by name; a name that carries an API key counts for nothing
     * @return the oldest first
     * @throws IllegalArgumentException if there is no such name, or a record can't have the value
     */
    public List<LoggedRequest> with(Map<String, ? extends Collection<String>> values) {
        Predicate<Recorded> wanted = wanted(values);
        List<Recorded> recorded;
        synchronized (this) {
            recorded = List.copyOf(requests);
        }
        return recorded.stream().filter(wanted).map(Recorded::request).toList();
    }

    /**
     * Forgets the requests in which each of these values was sent.
     *
     * @param values as in {@link #with}; none for all requests
     */
    public void forget(Map<String, ? extends Collection<String>> values) {
        Predicate<Recorded> wanted = wanted(values);
        synchronized (this) {
            requests.removeIf(wanted);
        }
    }

    private Predicate<Recorded> wanted(Map<String, ? extends Collection<String>> values) {
        List<SentValues.Wanted> wanted = values.entrySet().stream()
                .filter(value -> !credentials.contains(value.getKey()))
                .flatMap(value -> value.getValue().stream().map(text -> checked(value.getKey(), text)))
                .toList();
        return request -> wanted.stream().allMatch(request::has);
    }

    private SentValues.Wanted checked(String name, String value) {
        if (!names.contains(name)) {
            switch (name) {
                case METHOD -> {}
                case OPERATION -> check(operations.contains(value), "operation must be one of " + operations);
                case STATUS -> check(value.matches("\\d{1,3}"), "status must be a number");
                default ->
                    throw new IllegalArgumentException("Requests can be found by operation, method, status, "
                            + String.join(", ", names) + " and by nothing else");
            }
        }
        return new SentValues.Wanted(name, value);
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }

    public void clear() {
        forget(Map.of());
    }
}
