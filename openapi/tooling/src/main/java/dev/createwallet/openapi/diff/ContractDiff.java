package dev.createwallet.openapi.diff;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares two versions of the contract, and says what each difference means on the wire. It follows the operations, so
 * it knows in which direction each part is sent, and leaves out what no operation uses.
 */
public final class ContractDiff {

    private static final Set<String> WITHIN = Set.of("info", "servers", "tags", "security", "paths", "components");

    private final Changes changes;

    private ContractDiff(Changes changes) {
        this.changes = changes;
    }

    /**
     * Compares two contracts that pass the check.
     *
     * @return the changes, the gravest first; empty if the two say the same
     */
    public static List<Change> between(Contract released, Contract changed) {
        Changes changes = new Changes(released, changed);
        ContractDiff diff = new ContractDiff(changes);
        diff.compareDocument();
        new OperationDiff(changes).comparePaths();
        if (changes.isEmpty()) {
            diff.compareComponents();
        }
        return changes.gravestFirst();
    }

    private void compareDocument() {
        Pair document = changes.document();
        Scope about = new Scope("the API");
        changes.addKeywords(Keywords.INFO, document.member("info"), about, Set.of("version"));
        changes.addKeywords(Keywords.INFO, document, about, WITHIN);
        compareServers(document.member("servers"));
        compareTags(document.member("tags"));
        compareSecuritySchemes(document.member("components").member("securitySchemes"));
    }

    private void compareServers(Pair servers) {
        Function<Place, String> url = server -> server.member("url").text().replaceFirst("/$", "");
        servers.matched(url).forEach(server -> {
            Scope scope = new Scope("server " + url.apply(server.shown()));
            if (server.added()) {
                changes.add(
                        scope,
                        "server added",
                        new Verdict(Level.MINOR, "callers have one more to choose from"),
                        server);
            } else if (server.removed()) {
                changes.add(scope, "server removed", new Verdict(Level.MAJOR, "callers that use it fail"), server);
            } else {
                changes.addKeywords(Keywords.SERVER, server, scope, Set.of());
            }
        });
        Pair first = new Pair(first(servers.before()), first(servers.after()));
        boolean stillThere = servers.after().children().map(url).anyMatch(url.apply(first.before())::equals);
        if (stillThere && !url.apply(first.before()).equals(url.apply(first.after()))) {
            changes.add(
                    new Scope("servers"),
                    "another server comes first",
                    new Verdict(Level.MAJOR, "generated clients call the first one unless they are told otherwise"),
                    first);
        }
    }

    private static Place first(Place list) {
        return list.children().findFirst().orElse(Place.NOWHERE);
    }

    private void compareTags(Pair tags) {
        tags.matched(tag -> tag.member("name").text()).forEach(tag -> {
            Scope scope = new Scope("tag " + tag.shown().member("name").text());
            if (tag.both()) {
                changes.addKeywords(Keywords.INFO, tag, scope, Set.of());
            } else {
                changes.add(scope, tag.added() ? "tag added" : "tag removed", Verdict.WORDING, tag);
            }
        });
    }

    private void compareSecuritySchemes(Pair schemes) {
        Set<String> used = Stream.of(changes.released(), changes.changed())
                .flatMap(contract -> contract.operations().stream()
                        .map(Operation::place)
                        .flatMap(operation -> OperationDiff.securityOf(contract.root(), operation)
                                .children()))
                .flatMap(Place::children)
                .map(Place::name)
                .collect(Collectors.toSet());
        new Schemes(changes)
                .renamed()
                .forEach((before, after) -> changes.add(
                        new Scope("security scheme " + after),
                        "name " + before + " → " + after,
                        Verdict.offTheWire(Level.PATCH, "the credentials are the same"),
                        new Pair(
                                schemes.before().member(before), schemes.after().member(after))));
        for (String name : schemes.names()) {
            Pair scheme = schemes.member(name);
            if (scheme.both() && used.contains(name)) {
                changes.addKeywords(Keywords.SECURITY_SCHEME, scheme, new Scope("security scheme " + name), Set.of());
            }
        }
    }

    /** Components that no operation uses, or that look different and say the same. */
    private void compareComponents() {
        Pair components = changes.document().member("components");
        for (String kind : components.names()) {
            for (String name : components.member(kind).names()) {
                Pair component = components.member(kind).member(name);
                if (component.differ()) {
                    changes.add(
                            new Scope("components, " + name),
                            component.both() ? "changed" : component.happened(),
                            Verdict.WORDING,
                            component);
                }
            }
        }
    }
}
