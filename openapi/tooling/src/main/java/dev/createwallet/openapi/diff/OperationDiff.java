package dev.createwallet.openapi.diff;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares paths and operations: authentication, which parameters and responses there are, which scenario has which
 * status.
 */
final class OperationDiff {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final Set<String> WITHIN_PATH =
            Stream.concat(METHODS.stream(), Stream.of("parameters")).collect(Collectors.toSet());
    private static final Set<String> WITHIN = Set.of("parameters", "requestBody", "responses", "security");

    private final Changes changes;
    private final MessageDiff messages;

    OperationDiff(Changes changes) {
        this.changes = changes;
        messages = new MessageDiff(changes);
    }

    void comparePaths() {
        changes.document()
                .member("paths")
                .matched(path -> path.name().replaceAll("\\{[^}]*}", "{}"))
                .forEach(path -> {
                    if (path.both()) {
                        changes.addKeywords(
                                Keywords.PATH, path, new Scope(path.shown().name()), WITHIN_PATH);
                    }
                    path.names().stream()
                            .filter(METHODS::contains)
                            .forEach(method -> compare(
                                    path,
                                    path.member(method),
                                    new Scope(method.toUpperCase(Locale.ROOT) + " "
                                            + path.shown().name())));
                });
    }

    private void compare(Pair path, Pair operation, Scope scope) {
        if (operation.added()) {
            changes.add(
                    scope, "operation added", new Verdict(Level.MINOR, "callers can do more than before"), operation);
        } else if (operation.removed()) {
            changes.add(scope, "operation removed", new Verdict(Level.MAJOR, "callers fail"), operation);
        } else {
            changes.addKeywords(Keywords.OPERATION, operation, scope, WITHIN);
            compareSecurity(operation, scope);
            compareParameters(path, operation, scope);
            messages.compareRequestBody(
                    changes.resolve(operation.member("requestBody")), scope.in("request body", Direction.REQUEST));
            compareArguments(operation, scope);
            compareResponses(operation.member("responses"), scope);
        }
    }

    /** A caller is let in with any of the alternatives, and needs all schemes of it. */
    private void compareSecurity(Pair operation, Scope scope) {
        Pair document = changes.document();
        Pair security = new Pair(
                securityOf(document.before(), operation.before()), securityOf(document.after(), operation.after()));
        Map<String, String> renamed = new Schemes(changes).renamed();
        Set<Set<String>> before = alternatives(security.before(), renamed);
        Set<Set<String>> after = alternatives(security.after(), Map.of());
        if (!before.equals(after)) {
            boolean stillLetIn = before.stream().allMatch(old -> after.stream().anyMatch(old::containsAll));
            changes.add(
                    scope,
                    "authentication changed",
                    stillLetIn
                            ? new Verdict(Level.MINOR, "callers may authenticate in one more way")
                            : new Verdict(Level.MAJOR, "callers that were let in may now be rejected"),
                    security);
        }
    }

    /** The security of an operation, which is the document's unless it has its own. */
    static Place securityOf(Place document, Place operation) {
        return operation.member("security").exists() ? operation.member("security") : document.member("security");
    }

    private static Set<Set<String>> alternatives(Place security, Map<String, String> renamed) {
        Set<Set<String>> alternatives = security.children()
                .map(alternative -> alternative
                        .children()
                        .flatMap(scheme -> {
                            String name = renamed.getOrDefault(scheme.name(), scheme.name());
                            return Stream.concat(
                                    Stream.of(name), scheme.children().map(role -> name + " " + role.text()));
                        })
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        return alternatives.isEmpty() ? Set.of(Set.of()) : alternatives;
    }

    private void compareParameters(Pair path, Pair operation, Scope scope) {
        Pair.matched(
                        parameters(changes.released(), path.before(), operation.before()),
                        parameters(changes.changed(), path.after(), operation.after()))
                .forEach(parameter -> messages.compareParameter(
                        parameter,
                        scope.in(
                                parameter.shown().member("in").text() + " parameter "
                                        + parameter.shown().member("name").text(),
                                Direction.REQUEST)));
    }

    /**
     * What makes a parameter the same on the wire: the place in the path, or kind and name. The name of a header has no
     * case.
     */
    private record Identity(String in, String name, long placeInPath) {}

    private static Map<Identity, Place> parameters(Contract contract, Place path, Place operation) {
        return Stream.concat(
                        path.member("parameters").children(),
                        operation.member("parameters").children())
                .map(contract::resolve)
                .collect(Collectors.toMap(
                        parameter -> {
                            String in = parameter.member("in").text();
                            String name = parameter.member("name").text();
                            return switch (in) {
                                case "path" ->
                                    new Identity(
                                            in,
                                            "",
                                            path.name()
                                                    .substring(
                                                            0,
                                                            Math.max(
                                                                    0,
                                                                    path.name().indexOf("{" + name + "}")))
                                                    .chars()
                                                    .filter(c -> c == '{')
                                                    .count());
                                case "header" -> new Identity(in, name.toLowerCase(Locale.ROOT), 0);
                                default -> new Identity(in, name, 0);
                            };
                        },
                        Function.identity(),
                        (ofPath, ofOperation) -> ofOperation,
                        LinkedHashMap::new));
    }

    private void compareArguments(Pair operation, Scope scope) {
        Arguments before = arguments(changes.released(), operation.before());
        Arguments after = arguments(changes.changed(), operation.after());
        if (after.mixUp(before)) {
            changes.add(
                    scope,
                    "other order of inputs, " + after.moved(before),
                    Verdict.offTheWire(
                            Level.MAJOR,
                            "what calls a stock client by position compiles and sends values under other names"),
                    operation,
                    before.toString(),
                    after.toString());
        }
    }

    private static Arguments arguments(Contract contract, Place operation) {
        return contract.operations().stream()
                .filter(each -> each.place().pointer().equals(operation.pointer()))
                .map(each -> Arguments.of(contract, each))
                .findFirst()
                .orElseThrow();
    }

    private void compareResponses(Pair responses, Scope scope) {
        Set<String> moved = compareScenarios(responses, scope);
        for (String status : responses.names()) {
            Pair response = changes.resolve(responses.member(status));
            Scope here = scope.in("response " + status, Direction.RESPONSE);
            if (response.added()) {
                changes.add(
                        here,
                        "response added",
                        status.compareTo("4") < 0
                                ? new Verdict(Level.MAJOR, "callers that wait for another status take it for a failure")
                                : new Verdict(Level.MINOR, "callers learn of one more rejection"),
                        response);
            } else if (response.removed()) {
                changes.add(
                        here, "response removed", new Verdict(Level.MAJOR, "callers wait for it in vain"), response);
            } else {
                messages.compareResponse(response, here, moved);
            }
        }
    }

    /** An example of a response, and the status that it comes with. */
    private record Scenario(String status, Place example) {}

    /** The names of examples that no longer have the status that they had. */
    private Set<String> compareScenarios(Pair responses, Scope scope) {
        Map<String, Scenario> before = scenarios(changes.released(), responses.before());
        Map<String, Scenario> after = scenarios(changes.changed(), responses.after());
        return after.entrySet().stream()
                .filter(entry -> {
                    Scenario old = before.get(entry.getKey());
                    if (old == null || old.status().equals(entry.getValue().status())) {
                        return false;
                    }
                    changes.add(
                            scope,
                            "example '" + entry.getKey() + "' moved from response " + old.status() + " to "
                                    + entry.getValue().status(),
                            new Verdict(
                                    Level.MAJOR,
                                    "callers get another status for the same request, and providers fail with the one"
                                            + " they had"),
                            new Pair(old.example(), entry.getValue().example()),
                            Changes.shown(old.example(), old.status()),
                            Changes.shown(
                                    entry.getValue().example(), entry.getValue().status()));
                    return true;
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, Scenario> scenarios(Contract contract, Place responses) {
        return responses
                .children()
                .flatMap(response -> contract.resolve(response)
                        .member("content")
                        .children()
                        .flatMap(media -> media.member("examples").children())
                        .map(example -> new Scenario(response.name(), example)))
                .collect(Collectors.toMap(
                        scenario -> scenario.example().name(),
                        Function.identity(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
