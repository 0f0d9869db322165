package dev.createwallet.openapi.check;

import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Finding;
import java.util.List;
import java.util.stream.Stream;

/** Every {@code $ref} leads somewhere. */
final class ReferenceRule implements Rule {

    @Override
    public List<Finding> check(Contract contract) {
        return Stream.concat(contract.everything(), contract.schemas())
                .filter(place -> place.node().path("$ref").isTextual())
                .filter(place -> !contract.resolve(place).exists())
                .map(place -> contract.finding(place.member("$ref"),
                        place.pointer() + ": $ref '" + place.node().path("$ref").textValue() + "' leads nowhere"))
                .distinct()
                .toList();
    }
}
