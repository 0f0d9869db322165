package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.exchange.Server;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.conformance.result.Rule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds out whether there is a server that can be tested: one that speaks HTTP and knows the key and the examples. */
final class Probe {

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> GATEWAYS = Set.of(502, 503, 504);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Kind> COMPLETE = Set.of(Kind.SCENARIO, Kind.ALL, Kind.REQUIRED_ONLY);

    private final List<Clause> clauses;
    private final Server server;
    private final Function<Clause, Attempt> attempt;

    /**
     * @param attempt tries a clause and keeps the result
     */
    Probe(List<Clause> clauses, Server server, Function<Clause, Attempt> attempt) {
        this.clauses = clauses;
        this.server = server;
        this.attempt = attempt;
    }

    /** Returns the clauses that a probe may try. */
    static List<Clause> used(List<Clause> clauses) {
        return Stream.concat(
                        clauses.stream().filter(clause -> COMPLETE.contains(clause.kind())),
                        clauses.stream()
                                .filter(clause -> !clause.call().credentials().good())
                                .limit(1))
                .toList();
    }

    /** Returns why the server cannot be tested, if so. */
    Optional<String> obstacle() {
        List<Attempt> probes = new ArrayList<>();
        for (Clause clause : probing()) {
            Attempt probe = attempt.apply(clause);
            probes.add(probe);
            Optional<NoResponseException> unreachable = probe.failure().filter(failure -> !failure.connected());
            if (unreachable.isPresent()) {
                return unreachable.map(NoResponseException::getMessage);
            }
            if (probe.result().breaches().stream()
                            .noneMatch(breach -> breach.rule() == Rule.STATUS || breach.rule() == Rule.RESPONSE)
                    && hint(probe).isEmpty()) {
                return knowsNothing(probes);
            }
        }
        return noServer(probes).or(() -> knowsNothing(probes));
    }

    /**
     * Returns the first clause, and one that differs from it as much as possible: a server that fails both may be none.
     */
    private List<Clause> probing() {
        List<Clause> single =
                clauses.stream().filter(clause -> clause.steps().size() == 1).toList();
        return Stream.concat(
                        single.stream().limit(1),
                        single.stream()
                                .skip(1)
                                .filter(clause -> !clause.call().credentials().good())
                                .limit(1))
                .toList();
    }

    private Optional<String> noServer(List<Attempt> probes) {
        boolean silent = probes.stream().allMatch(probe -> probe.failure().isPresent());
        boolean alwaysRejected =
                probes.size() > 1 && sameStatus(probes) && probes.get(0).rejected();
        if ((silent || alwaysRejected) && NoResponseException.speaksTls(server)) {
            return Optional.of("the server at " + server.address() + " speaks TLS; use https");
        }
        if (silent) {
            return probes.stream().findFirst().flatMap(Attempt::failure).map(NoResponseException::getMessage);
        }
        return probes.stream()
                .map(Probe::hint)
                .reduce((one, other) -> one.equals(other) ? one : Optional.empty())
                .orElse(Optional.empty())
                .map(hint -> hint + " (" + shown(probes.get(0)) + ")");
    }

    /** Returns what a response says of a server that is not the one of the contract, if it does. */
    private static Optional<String> hint(Attempt attempt) {
        int status = attempt.status();
        String type = attempt.responses().stream()
                .flatMap(response -> response.headers().first("Content-Type").stream())
                .map(value -> MediaType.of(value).name())
                .findFirst()
                .orElse("");
        if (REDIRECTS.contains(status)) {
            return Optional.of(
                    "it redirects every request to " + location(attempt) + "; set the base URI of the server itself");
        }
        if (GATEWAYS.contains(status)) {
            return Optional.of("a gateway responds " + status + " in place of the server; start the server behind it");
        }
        if (type.equals("text/html")) {
            return Optional.of("it responds with a web page, maybe of a login or of another server; set the base URI of"
                    + " the API, and headers that a gateway needs (--header)");
        }
        return switch (status) {
            case 404 ->
                Optional.of("it responds 404 to every request; the base URI must be what stands before the paths of"
                        + " the contract");
            case UNAUTHORIZED ->
                Optional.of("it rejects the API key as it rejects a wrong one; set a key that it knows");
            case 400, 403 ->
                Optional.of("it responds " + status + " to every request; set values that it knows and headers that"
                        + " it needs (--help lists the options)");
            default -> Optional.empty();
        };
    }

    /** Returns the response as a reader has to see it to tell what is wrong. */
    private static String shown(Attempt attempt) {
        Exchange exchange = attempt.result().exchanges().get(0);
        return "its response: " + exchange.summary() + "; the request: " + exchange.curl();
    }

    /** A server that does not know the key or an example cannot be told from one that rejects everything. */
    private Optional<String> knowsNothing(List<Attempt> probes) {
        if (probes.size() < 2
                || probes.stream().anyMatch(probe -> probe.responses().isEmpty())) {
            return Optional.empty();
        }
        Attempt valid = probes.get(0);
        if (valid.status() == UNAUTHORIZED && probes.get(1).status() == UNAUTHORIZED) {
            return hint(valid).map(hint -> hint + " (" + shown(valid) + ")");
        }
        return valid.rejected() && probes.get(1).rejected() && !sameStatus(probes)
                ? knowsNoExample(valid)
                : Optional.empty();
    }

    private Optional<String> knowsNoExample(Attempt valid) {
        Clause first = valid.clause();
        // A server that wrongly requires optional fields accepts the request that has all of them.
        boolean accepts = clauses.stream()
                .filter(clause -> clause.isOf(first.operation()) && !clause.id().equals(first.id()))
                .filter(clause ->
                        COMPLETE.contains(clause.kind()) && clause.status().success())
                .map(attempt)
                .toList()
                .stream()
                .anyMatch(other -> other.status() != valid.status());
        return accepts
                ? Optional.empty()
                : clauses.stream()
                        .filter(clause -> clause.isOf(first.operation())
                                && clause.is(Kind.SCENARIO)
                                && clause.status().refusal())
                        .filter(clause ->
                                !clause.call().path().equals(first.call().path()))
                        .limit(1)
                        .map(attempt)
                        .filter(other -> other.status() == valid.status())
                        .findFirst()
                        .map(other -> "it responds " + valid.status() + " to " + first.id() + " as to "
                                + other.clause().id() + "; set values that it knows (--help lists the options)"
                                + (valid.status() == 404 ? ", or another base URI" : "")
                                + " (" + shown(valid) + ")");
    }

    private static boolean sameStatus(List<Attempt> probes) {
        return probes.stream().map(Attempt::status).distinct().count() == 1;
    }

    /** Returns host and path only, since the rest of an address may hold secrets. */
    private static String location(Attempt attempt) {
        return attempt.responses()
                .get(0)
                .headers()
                .first("Location")
                .map(value -> {
                    try {
                        URI uri = URI.create(value);
                        return uri.getHost() == null
                                ? "the path " + uri.getRawPath()
                                : uri.getScheme() + "://"
                                        + uri.getRawAuthority().replaceFirst(".*@", "")
                                        + uri.getRawPath();
                    } catch (IllegalArgumentException e) {
                        return "nowhere";
                    }
                })
                .orElse("nowhere");
    }
}
