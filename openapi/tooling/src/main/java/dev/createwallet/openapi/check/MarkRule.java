package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Part;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Member;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our extensions name what exists and stand where they mean something. */
final class MarkRule implements Rule {

    /**
     * What the statuses say of themselves differs between providers: the request came too late, conflicts, or is one
     * too many.
     */
    private static final Set<String> NOT_SAID_BY_STATUS = Set.of("408", "409", "425", "429");

    @Override
    public List<Finding> check(Contract contract) {
        return Stream.of(
                        contract.parts().map(Part::place).flatMap(place -> covers(contract, place)),
                        contract.all(Kind.SCHEMA)
                                .filter(schema -> schema.member("x-echoes").exists())
                                .flatMap(schema -> echo(contract, schema)),
                        contract.operations().stream()
                                .flatMap(operation -> operation.responses().stream())
                                .flatMap(response -> nothingDone(contract, response)))
                .flatMap(findings -> findings)
                .distinct()
                .toList();
    }

    private static Stream<Finding> covers(Contract contract, Place place) {
        return place.member("x-provenance-covers")
                .children()
                .filter(name -> !place.member(name.text()).exists())
                .map(name -> contract.finding(
                        name,
                        place.pointer() + ": the mark covers '" + name.text() + "', which does not stand beside it"));
    }

    /** An echo needs an operation whose response has the property and whose request has the field. */
    private static Stream<Finding> echo(Contract contract, Place schema) {
        Place name = schema.member("x-echoes");
        List<Operation> operations = contract.operations().stream()
                .filter(operation -> responds(contract, operation, schema))
                .toList();
        if (operations.isEmpty()) {
            return Stream.of(contract.finding(
                    name, schema.pointer() + ": x-echoes stands in no response, so nothing can repeat a value"));
        }
        return operations.stream().anyMatch(operation -> sends(contract, operation, name.text()))
                ? Stream.empty()
                : Stream.of(contract.finding(
                        name,
                        schema.pointer() + ": x-echoes names '" + name.text() + "', which no request sends to "
                                + operations.stream().map(Operation::id).collect(Collectors.joining(", "))));
    }

    private static boolean responds(Contract contract, Operation operation, Place schema) {
        return operation.responses().stream()
                .flatMap(response -> response.contents().stream())
                .flatMap(content -> contract.members(content.schema()).stream())
                .anyMatch(member -> member.schema().pointer().equals(schema.pointer()));
    }

    private static boolean sends(Contract contract, Operation operation, String name) {
        return operation.parameters().stream().map(Parameter::name).anyMatch(name::equals)
                || operation
                        .requestContents()
                        .flatMap(content -> contract.members(content.schema()).stream())
                        .anyMatch(member -> member.path().equals(List.of(new Member.Property(name))));
    }

    private static Stream<Finding> nothingDone(Contract contract, Response response) {
        if (response.nothingDone().isEmpty() && NOT_SAID_BY_STATUS.contains(response.status())) {
            return Stream.of(
                    contract.finding(
                            response.place(),
                            "response " + response.status() + " needs x-nothing-done: true if the provider "
                                    + "promises that such a request had no effect, so that it may be sent again, and false otherwise"));
        }
        return response.nothingDone().isPresent() && response.isSuccess()
                ? Stream.of(contract.finding(
                        response.place().member("x-nothing-done"),
                        "x-nothing-done is for rejections, and " + response.status() + " is a success"))
                : Stream.empty();
    }
}
