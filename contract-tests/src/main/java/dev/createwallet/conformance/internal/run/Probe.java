package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.exchange.Server;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.conformance.result.Rule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out whether there is a server that can be tested: one that speaks HTTP and knows the key and the examples. */
final class Probe {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
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

    /**
     * What a probe shows: nothing of note, an obstacle, or a diagnosis.
     *
     * @param obstacle why the server cannot be tested, if so
     * @param diagnosis why the server rejects every valid request, if it does and that is its fault
     */
    record Outcome(Optional<String> obstacle, Optional<Triage.Diagnosis> diagnosis) {

        static final Outcome NONE = new Outcome(Optional.empty(), Optional.empty());

        static Outcome of(Optional<String> obstacle) {
            return new Outcome(obstacle, Optional.empty());
        }
    }

    /** Returns why the server cannot be tested, or what is wrong with all of it, if so. */
    Outcome outcome() {
        List<Attempt> probes = new ArrayList<>();
        for (Clause clause : probing()) {
            Attempt probe = attempt.apply(clause);
            probes.add(probe);
            Optional<NoResponseException> unreachable = probe.failure().filter(failure -> !failure.connected());
            if (unreachable.isPresent()) {
                return Outcome.of(
                        unreachable.map(
                                failure -> failure.getMessage()
                                        + (probes.size() == 1
                                                ? ""
                                                : ", but the request before was sent there: the server may have crashed; look at its log")));
            }
            if (probe.result().breaches().stream()
                            .noneMatch(breach -> breach.rule() == Rule.STATUS || breach.rule() == Rule.RESPONSE)
                    && elsewhere(probe).isEmpty()) {
                break;
            }
        }
        // A redirect to the same path with a slash is no redirect to another server.
        Attempt valid = probes.get(0);
        Optional<Triage.Diagnosis> diagnosis = REDIRECTS.contains(valid.status()) || crashed(valid)
                ? new Triage(valid.clause(), attempt).of(valid.status())
                : Optional.empty();
        if (diagnosis.isPresent()) {
            return new Outcome(Optional.empty(), diagnosis);
        }
        Optional<String> noServer = noServer(probes);
        return noServer.isPresent() ? Outcome.of(noServer) : rejected(probes);
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
        boolean silent = probes.stream()
                .allMatch(probe ->
                        probe.failure().filter(failure -> !failure.began()).isPresent());
        boolean alwaysRejected =
                probes.size() > 1 && sameStatus(probes) && probes.get(0).rejected();
        if ((silent || alwaysRejected) && NoResponseException.speaksTls(server)) {
            return Optional.of("the server at " + server.address() + " speaks TLS; use https");
        }
        if (silent) {
            return probes.stream().findFirst().flatMap(Attempt::failure).map(NoResponseException::getMessage);
        }
        return probes.stream()
                .map(Probe::elsewhere)
                .reduce((one, other) -> one.equals(other) ? one : Optional.empty())
                .orElse(Optional.empty())
                .map(hint -> hint + " (" + shown(probes.get(0)) + ")");
    }

    /** Returns what a response says of a server that is not the one of the contract, if it does. */
    private static Optional<String> elsewhere(Attempt attempt) {
        int status = attempt.status();
        if (REDIRECTS.contains(status)) {
            return Optional.of(
                    "it redirects every request to " + location(attempt) + "; set the base URI of the server itself");
        }
        if (GATEWAYS.contains(status)) {
            return Optional.of("a gateway responds " + status + " in place of the server; start the server behind it");
        }
        return attempt.responses().stream().anyMatch(Probe::isPage)
                ? Optional.of("it responds with a web page, maybe of a login or of another server; set the base URI of"
                        + " the API, and headers that a gateway needs (--header)")
                : Optional.empty();
    }

    /** JSON that a server calls HTML, as PHP does unless it is told otherwise, is no page. */
    private static boolean isPage(Response response) {
        return response.headers()
                        .first("Content-Type")
                        .map(value -> MediaType.of(value).name())
                        .filter("text/html"::equals)
                        .isPresent()
                && !new String(response.body(), StandardCharsets.UTF_8).strip().matches("(?s)[{\\[].*");
    }

    /**
     * Returns what may help if every valid request is rejected with a status.
     *
     * @param all whether invalid requests get the status, too
     */
    private static Optional<String> settings(int status, boolean all, String known) {
        String requests = all ? "every request" : "every valid request";
        return switch (status) {
            case 404 ->
                Optional.of("it responds 404 to " + requests + "; the base URI must be what stands before the paths of"
                        + " the contract");
            case UNAUTHORIZED ->
                Optional.of("it rejects the API key, with 401 as for a wrong one; set a key that it knows");
            case 400, 403 ->
                Optional.of("it responds " + status + " to " + requests + "; " + known + ", and headers that it needs"
                        + " (--help lists the options)");
            case 407 -> Optional.of("a proxy responds 407 and wants credentials; reach the server without it");
            case 409 ->
                Optional.of("it responds 409 to every valid request, maybe since it did before what they ask for;"
                        + " reset the server, or set other values (--help lists the options)");
            default -> Optional.empty();
        };
    }

    /** Returns the advice to set the values that a request cannot do without. */
    private static String values(Attempt valid) {
        return Input.all(valid.clause().operation()).stream()
                .filter(Input::required)
                .map(Input::name)
                .distinct()
                .collect(Collectors.joining(", ", "set values that it knows (", ")"));
    }

    /** Returns the response as a reader has to see it to tell what is wrong. */
    static String shown(Attempt attempt) {
        Exchange exchange = attempt.result().exchanges().get(0);
        return "its response: " + exchange.summary() + "; the request: " + exchange.curl();
    }

    private static boolean crashed(Attempt attempt) {
        return attempt.failure().filter(NoResponseException::closed).isPresent()
                || (attempt.status() / 100 == 5 && !GATEWAYS.contains(attempt.status()));
    }

    /** Concludes what it means that a server rejects valid requests. */
    private Outcome rejected(List<Attempt> probes) {
        Attempt valid = probes.get(0);
        if (valid.responses().isEmpty()
                || ((valid.accepted() || crashed(valid))
                        && !isPage(valid.responses().get(0)))
                || (valid.clause().steps().get(0).expectation().allows(valid.status()) && !valid.accepted())
                // Another request is no better if the key is not accepted.
                || (valid.status() != UNAUTHORIZED && acceptsAnother(valid))) {
            return Outcome.NONE;
        }
        int status = valid.status();
        if (GATEWAYS.contains(status) || valid.accepted()) {
            return Outcome.of(elsewhere(valid).map(hint -> hint + " (" + shown(valid) + ")"));
        }
        Triage triage = new Triage(valid.clause(), attempt);
        Optional<Triage.Diagnosis> diagnosis = triage.of(status);
        if (diagnosis.isPresent()) {
            return new Outcome(Optional.empty(), diagnosis);
        }
        if (REDIRECTS.contains(status)) {
            return new Outcome(
                    Optional.empty(), Optional.of(new Triage.Diagnosis(status, "redirects to " + location(valid))));
        }
        boolean all = sameStatus(probes);
        if (status == NOT_FOUND && !all) {
            return notFound(valid, triage);
        }
        return Outcome.of(settings(status, all, values(valid))
                .filter(hint -> all || status == UNAUTHORIZED || status == CONFLICT || mayNotKnow(valid))
                .map(hint -> hint + " (" + shown(valid) + ")"));
    }

    /** The path may lead nowhere, or to a customer that the server does not know. */
    private Outcome notFound(Attempt valid, Triage triage) {
        if (triage.leadsNowhere(valid)) {
            return Outcome.of(Optional.of("it responds 404 to every valid request, and to a path that leads nowhere;"
                    + " the base URI must be what stands before the paths of the contract; if it is, "
                    + values(valid) + " (--help lists the options) (" + shown(valid) + ")"));
        }
        return valid.clause().operation().documented(NOT_FOUND).isPresent()
                ? Outcome.of(Optional.of("it responds 404 to every valid request; " + values(valid)
                        + " (--help lists the options) (" + shown(valid) + ")"))
                : new Outcome(
                        Optional.empty(),
                        Optional.of(new Triage.Diagnosis(NOT_FOUND, "knows the path, and finds nothing there")));
    }

    /** A server that wrongly requires optional fields accepts the request that has all of them. */
    private boolean acceptsAnother(Attempt valid) {
        Clause first = valid.clause();
        return clauses.stream()
                .filter(clause -> clause.isOf(first.operation()) && !clause.id().equals(first.id()))
                .filter(clause ->
                        COMPLETE.contains(clause.kind()) && clause.status().success())
                .map(attempt)
                .toList()
                .stream()
                .anyMatch(other -> other.status() != valid.status());
    }

    /**
     * Returns whether the server responds to an example as to what it must not know, or the contract has no example of
     * that.
     */
    private boolean mayNotKnow(Attempt valid) {
        Clause first = valid.clause();
        return clauses.stream()
                .filter(clause -> clause.isOf(first.operation())
                        && clause.is(Kind.SCENARIO)
                        && clause.status().refusal())
                .filter(clause -> !clause.call().path().equals(first.call().path()))
                .limit(1)
                .map(attempt)
                .allMatch(other -> other.status() == valid.status());
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
                        return uri.getRawAuthority() == null
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
