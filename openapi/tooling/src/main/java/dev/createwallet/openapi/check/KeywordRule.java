package dev.createwallet.openapi.check;

import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Finding;
import dev.createwallet.openapi.model.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keywords that name something name what is there: {@code required}, {@code x-provenance-covers}, {@code x-echoes}. */
final class KeywordRule implements Rule {

    @Override
    public List<Finding> check(Contract contract) {
        Set<String> sent = contract.operationPlaces()
                .map(operation -> contract.resolve(operation.member("requestBody")).member("content"))
                .flatMap(Place::children)
                .flatMap(mediaType -> contract.resolve(mediaType.member("schema")).member("properties").children())
                .map(Place::name)
                .collect(Collectors.toSet());
        return Stream.of(
                        contract.schemas().flatMap(schema -> requiredButUnknown(contract, schema)),
                        Stream.concat(contract.everything(), contract.schemas()).flatMap(place -> coveredButAbsent(contract, place)),
                        contract.schemas().flatMap(schema -> echoedButNotSent(contract, schema, sent)))
                .flatMap(findings -> findings)
                .distinct()
                .toList();
    }

    private static Stream<Finding> requiredButUnknown(Contract contract, Place schema) {
        return schema.member("required").children()
                .filter(name -> !schema.member("properties").member(name.node().asText()).exists())
                .map(name -> contract.finding(name, schema.pointer() + ": '" + name.node().asText()
                        + "' is required, but it is not among the properties"));
    }

    private static Stream<Finding> coveredButAbsent(Contract contract, Place place) {
        return place.member("x-provenance-covers").children()
                .filter(name -> !place.member(name.node().asText()).exists())
                .map(name -> contract.finding(name, place.pointer() + ": the mark covers '"
                        + name.node().asText() + "', which does not stand beside it"));
    }

    private static Stream<Finding> echoedButNotSent(
            Contract contract, Place schema, Set<String> sent) {
        return Stream.of(schema.member("x-echoes"))
                .filter(Place::exists)
                .filter(name -> !sent.contains(name.node().asText()))
                .map(name -> contract.finding(name, schema.pointer() + ": x-echoes names '"
                        + name.node().asText() + "', which no request sends"));
    }
}
