package dev.createwallet.openapi.check;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Part;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every {@code $ref} leads, in the end, to an object of the kind that stands in its place. */
final class ReferenceRule implements Rule {

    private static final String COMPONENTS = "#/components/";

    @Override
    public List<Finding> check(Contract contract) {
        Map<JsonPointer, Kind> kinds = contract.parts()
                .collect(Collectors.toMap(part -> part.place().pointer(), Part::kind, (one, other) -> one));
        return contract.parts()
                .filter(part -> part.place().isReference())
                .flatMap(part -> finding(contract, part, kinds).stream())
                .toList();
    }

    private static Stream<String> others(String reference, Kind kind, Map<JsonPointer, Kind> kinds) {
        return kinds.entrySet().stream()
                .filter(known -> known.getValue() == kind)
                .map(known -> "#" + known.getKey())
                .filter(pointer -> pointer.startsWith(COMPONENTS) && !pointer.equals(reference))
                .sorted();
    }

    private static Optional<Finding> finding(Contract contract, Part part, Map<JsonPointer, Kind> kinds) {
        Place reference = part.place().member("$ref");
        Place target = contract.resolve(part.place());
        if (!target.exists()) {
            return Optional.of(contract.finding(
                    reference,
                    part.place().pointer() + ": $ref '" + reference.text() + "' leads nowhere"
                            + Closest.to(reference.text(), others(reference.text(), part.kind(), kinds))
                                    .map(closest -> "; did you mean '" + closest + "'?")
                                    .orElse(", or back to itself")));
        }
        Kind kind = kinds.get(target.pointer());
        return kind == part.kind()
                ? Optional.empty()
                : Optional.of(contract.finding(
                        reference,
                        part.place().pointer() + ": $ref '"
                                + reference.text() + "' leads to "
                                + (kind == null ? "no object of OpenAPI" : "a " + kind.word()) + ", but a "
                                + part.kind().word() + " has to stand here"));
    }
}
