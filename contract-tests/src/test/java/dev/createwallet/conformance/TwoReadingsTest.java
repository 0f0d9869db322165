package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.contract.Body;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Parameter;
import dev.createwallet.conformance.internal.contract.Reading;
import dev.createwallet.conformance.internal.contract.Security;
import dev.createwallet.conformance.result.LeftOut;
import dev.createwallet.openapi.document.ContractMerge;
import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Member;
import dev.createwallet.openapi.model.Scenario;
import dev.createwallet.openapi.model.SecurityScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The kit and the tooling read a contract with code of their own. What they read must agree. */
final class TwoReadingsTest {

    private static final Path AWKWARD =
            Path.of("../openapi/tooling/src/test/resources/dev/createwallet/openapi/model/awkward.yaml");

    /** What both readings must agree on for an operation. */
    private record Read(
            String request,
            List<String> parameters,
            List<String> properties,
            List<String> responses,
            Set<String> scenarios,
            Set<String> schemes) {}

    @TestFactory
    Stream<DynamicTest> readOperationsAlike() throws IOException {
        return documents().entrySet().stream()
                .map(document -> DynamicTest.dynamicTest(document.getKey(), () -> {
                    Reading reading = kit(document.getValue());
                    Contract contract = tooling(document.getValue());
                    Set<String> leftOut =
                            reading.leftOut().stream().map(LeftOut::operation).collect(Collectors.toSet());

                    assertThat(reading.operations().stream().map(TwoReadingsTest::byKit))
                            .isNotEmpty()
                            .containsExactlyElementsOf(contract.operations().stream()
                                    .filter(operation -> !leftOut.contains(operation.id()))
                                    .map(operation -> byTooling(contract, operation))
                                    .toList());
                }));
    }

    @TestFactory
    Stream<DynamicTest> hideTheSameNames() throws IOException {
        return documents().entrySet().stream()
                .map(document -> DynamicTest.dynamicTest(document.getKey(), () -> {
                    Contract contract = tooling(document.getValue());
                    assertThat(kit(document.getValue()).document().secrecy().names())
                            .containsExactlyInAnyOrderElementsOf(secrets(contract));
                }));
    }

    private static Map<String, String> documents() throws IOException {
        Map<String, String> documents = new LinkedHashMap<>(Map.of(
                "the packaged contract",
                PackagedContract.text(),
                "library.yaml",
                PackagedContract.resource("library.yaml"),
                "awkward.yaml",
                Files.readString(AWKWARD)));
        JsonNode contract = PackagedContract.tree();
        Map<String, JsonNode> trees = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(Path.of("growth"))) {
            for (Path change :
                    files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                trees.put(change.getFileName().toString(), PackagedContract.tree(Files.readString(change)));
            }
        }
        // Some changes contradict each other, so none is made in a contract that has one of them.
        if (trees.values().stream().noneMatch(change -> ContractMerge.has(contract, change))) {
            trees.forEach((name, change) ->
                    documents.put(name, PackagedContract.yaml(ContractMerge.merge(contract, change))));
        }
        return documents;
    }

    private static Reading kit(String yaml) {
        return dev.createwallet.conformance.Contract.parse(yaml).reading();
    }

    private static Contract tooling(String yaml) throws JsonProcessingException {
        return Contract.parse("contract", yaml);
    }

    private static Read byKit(Operation operation) {
        return new Read(
                operation.method() + " " + operation.path(),
                operation.parameters().stream()
                        .map(TwoReadingsTest::shown)
                        .sorted()
                        .toList(),
                operation
                        .body()
                        .map(Body::element)
                        .map(body -> body.members().stream()
                                .map(member -> member.name() + " " + member.required())
                                .sorted()
                                .toList())
                        .orElse(List.of()),
                operation.responses().stream()
                        .map(response -> response.status() + " "
                                + response.headers().stream()
                                        .map(header -> header.element().name() + " "
                                                + header.element().required())
                                        .sorted()
                                        .toList())
                        .toList(),
                scenarios(operation),
                operation.security().stream()
                        .flatMap(security -> security.schemes().stream())
                        .map(TwoReadingsTest::shown)
                        .collect(Collectors.toSet()));
    }

    private static String shown(Parameter parameter) {
        return parameter.in().id() + " " + parameter.name() + " " + parameter.required() + " "
                + (parameter.element().sensitive()
                        || parameter.element().document().secrecy().hides(parameter.name()));
    }

    /** Names of examples that a response has and, if there is a body, the request has. */
    private static Set<String> scenarios(Operation operation) {
        Set<String> names = operation.responses().stream()
                .flatMap(response -> response.json().stream())
                .flatMap(content -> content.examples().stream())
                .map(example -> example.name())
                .collect(Collectors.toCollection(TreeSet::new));
        operation
                .body()
                .ifPresent(body ->
                        names.removeIf(name -> body.content().example(name).isEmpty()));
        return names;
    }

    private static String shown(Security.Scheme scheme) {
        return switch (scheme.kind()) {
            case BASIC, BEARER -> scheme.kind().name();
            default -> "API_KEY_IN_" + scheme.kind().name();
        };
    }

    private static Read byTooling(Contract contract, dev.createwallet.openapi.model.Operation operation) {
        boolean anybody = operation.security().stream().anyMatch(List::isEmpty);
        return new Read(
                operation.method() + " " + operation.path(),
                operation.parameters().stream()
                        .map(parameter -> parameter.in().name().toLowerCase(Locale.ROOT) + " " + parameter.name() + " "
                                + parameter.required() + " " + parameter.sensitive())
                        .sorted()
                        .toList(),
                operation
                        .requestContents()
                        .limit(1)
                        .flatMap(content -> contract.members(content.schema()).stream())
                        .filter(member ->
                                member.path().size() == 1 && member.path().get(0) instanceof Member.Property)
                        .map(member -> ((Member.Property) member.path().get(0)).name() + " " + member.required())
                        .sorted()
                        .toList(),
                operation.responses().stream()
                        .map(response -> response.status() + " "
                                + response.headers().stream()
                                        .map(header -> header.name() + " " + header.required())
                                        .sorted()
                                        .toList())
                        .toList(),
                operation.scenarios().stream()
                        .filter(scenario -> scenario.body().isPresent())
                        .map(Scenario::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                anybody
                        ? Set.of()
                        : operation.security().stream()
                                .limit(1)
                                .flatMap(List::stream)
                                .map(SecurityScheme::kind)
                                .map(Enum::name)
                                .collect(Collectors.toSet()));
    }

    private static Set<String> secrets(Contract contract) {
        Set<String> names = new HashSet<>();
        contract.operations().forEach(operation -> {
            operation.parameters().stream()
                    .filter(parameter -> parameter.sensitive())
                    .forEach(parameter -> names.add(parameter.name()));
            operation.responses().stream()
                    .flatMap(response -> response.headers().stream())
                    .filter(header -> header.sensitive())
                    .forEach(header -> names.add(header.name()));
            Stream.concat(
                            operation.requestContents(),
                            operation.responses().stream().flatMap(response -> response.contents().stream()))
                    .map(Content::schema)
                    .flatMap(schema -> contract.members(schema).stream())
                    .filter(Member::sensitive)
                    .flatMap(member -> name(member).stream())
                    .forEach(names::add);
        });
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Returns the nearest named property of a secret element. */
    private static List<String> name(Member member) {
        return member.path().stream()
                .flatMap(step -> step instanceof Member.Property property ? Stream.of(property.name()) : Stream.empty())
                .reduce((first, second) -> second)
                .stream()
                .toList();
    }
}
