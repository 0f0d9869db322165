package dev.createwallet.server.stub.internal.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.contract.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses the scenario of an operation that fits a request.
 *
 * <p>A rejection fits if the request has the values that tell it from all scenarios that succeed: its path parameters
 * if they do, otherwise all others together. Of the scenarios that succeed, the one with the most in common fits.
 */
final class ScenarioChoice {

    private static final int SAME_VALUE = 4;
    private static final int OTHER_VALUE = -1;
    private static final int ONLY_ONE_HAS_IT = -2;

    private final List<Scenario> successes;
    private final List<Rejected> rejections = new ArrayList<>();
    private final Set<Source> known = new HashSet<>();

    /**
     * A scenario that is a rejection.
     *
     * @param decisive the values that tell it from the scenarios that succeed
     */
    record Rejected(Scenario scenario, Map<Source, JsonNode> decisive) {}

    ScenarioChoice(Operation operation) {
        this.successes =
                operation.scenarios().stream().filter(Scenario::succeeds).toList();
        operation.scenarios().forEach(scenario -> known.addAll(scenario.values().keySet()));
        operation.scenarios().stream()
                .filter(scenario -> !scenario.succeeds())
                .map(scenario -> new Rejected(scenario, decisive(scenario)))
                .filter(rejected -> !rejected.decisive().isEmpty())
                .forEach(rejections::add);
    }

    private Map<Source, JsonNode> decisive(Scenario rejection) {
        Map<Source, JsonNode> own = rejection.values().entrySet().stream()
                .filter(value -> successes.stream()
                        .noneMatch(success -> Values.same(success.values().get(value.getKey()), value.getValue())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<Source, JsonNode> ofPath = own.entrySet().stream()
                .filter(value -> value.getKey().in().equals("path"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return ofPath.isEmpty() ? own : ofPath;
    }

    Optional<Rejected> rejection(Values values) {
        Rejected best = null;
        for (Rejected rejected : rejections) {
            if (isAsked(rejected, values)
                    && (best == null
                            || rejected.decisive().size() > best.decisive().size())) {
                best = rejected;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isAsked(Rejected rejected, Values values) {
        for (Map.Entry<Source, JsonNode> value : rejected.decisive().entrySet()) {
            if (!values.has(value.getKey(), value.getValue())) {
                return false;
            }
        }
        return true;
    }

    Optional<Scenario> success(Values values) {
        Scenario best = null;
        int most = Integer.MIN_VALUE;
        for (Scenario success : successes) {
            int score = score(success, values);
            if (score > most) {
                best = success;
                most = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private int score(Scenario scenario, Values values) {
        int score = 0;
        for (Source source : known) {
            JsonNode expected = scenario.values().get(source);
            JsonNode sent = values.map().get(source);
            if (expected != null && sent != null) {
                score += Values.same(sent, expected) ? SAME_VALUE : OTHER_VALUE;
            } else if (expected != null || sent != null) {
                score += ONLY_ONE_HAS_IT;
            }
        }
        return score;
    }
}
