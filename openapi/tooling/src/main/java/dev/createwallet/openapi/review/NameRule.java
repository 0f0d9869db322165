package dev.createwallet.openapi.review;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.codegen.CodegenConfigLoader;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.utils.StringUtils;

/**
 * Generators keep the names of schemas and operations, which are ours to choose. The names of properties are the
 * provider's; no generator gives two of one schema the same name.
 */
final class NameRule {

    private static final List<String> GENERATORS =
            List.of("java", "jaxrs-spec", "kotlin", "typescript-fetch", "typescript-axios", "python", "csharp", "go");

    private NameRule() {}

    static List<Finding> findings(Contract contract) {
        List<Place> schemas = contract.root()
                .member("components")
                .member("schemas")
                .children()
                .toList();
        List<Place> operations = contract.operations().stream()
                .map(Operation::place)
                .map(operation -> operation.member("operationId"))
                .toList();
        return GENERATORS.stream()
                .map(name -> (DefaultCodegen) CodegenConfigLoader.forName(name))
                .flatMap(generator -> Stream.of(
                                schemas.stream()
                                        .filter(schema -> !generator
                                                .toModelName(schema.name())
                                                .equals(schema.name()))
                                        .map(schema -> renamed(
                                                contract,
                                                schema,
                                                schema.name(),
                                                generator,
                                                generator.toModelName(schema.name()))),
                                operations.stream()
                                        .filter(operation -> !StringUtils.camelize(generator.toOperationId(
                                                        operation.node().asText()))
                                                .equals(StringUtils.camelize(
                                                        operation.node().asText())))
                                        .map(operation -> renamed(
                                                contract,
                                                operation,
                                                operation.node().asText(),
                                                generator,
                                                generator.toOperationId(
                                                        operation.node().asText()))),
                                takenByApi(contract, schemas, generator),
                                takenByRequest(contract, schemas, operations),
                                contract.all(Kind.SCHEMA).flatMap(schema -> mixedUp(contract, schema, generator)))
                        .flatMap(problems -> problems))
                .distinct()
                .toList();
    }

    private static Finding renamed(
            Contract contract, Place place, String name, DefaultCodegen generator, String becomes) {
        return problem(
                contract,
                place,
                "the generator " + generator.getName() + " renames '" + name + "' to '" + becomes
                        + "'; choose a name that it keeps");
    }

    /** Operations become methods of a class that is called after their tag. */
    private static Stream<Finding> takenByApi(Contract contract, List<Place> schemas, DefaultCodegen generator) {
        Set<String> apis = contract.operations().stream()
                .map(Operation::place)
                .flatMap(operation -> operation.member("tags").children())
                .map(tag -> generator.toApiName(generator.sanitizeTag(tag.node().asText())))
                .collect(Collectors.toSet());
        return schemas.stream()
                .filter(schema -> apis.contains(schema.name()))
                .map(schema -> problem(
                        contract,
                        schema,
                        "'" + schema.name()
                                + "' is what generators call the operations of a tag; choose another name"));
    }

    /** Generators, ours among them, gather the arguments of an operation in an object of that name. */
    private static Stream<Finding> takenByRequest(Contract contract, List<Place> schemas, List<Place> operations) {
        return schemas.stream()
                .filter(schema -> operations.stream()
                        .anyMatch(operation -> schema.name()
                                .equals(StringUtils.camelize(operation.node().asText()) + "Request")))
                .map(schema -> problem(
                        contract,
                        schema,
                        "'" + schema.name()
                                + "' is what generators call the arguments of that operation; choose another name"));
    }

    private static Stream<Finding> mixedUp(Contract contract, Place schema, DefaultCodegen generator) {
        Map<String, List<Place>> byName = schema.member("properties")
                .children()
                .collect(Collectors.groupingBy(property -> generator.toVarName(property.name())));
        return byName.entrySet().stream()
                .filter(same -> same.getValue().size() > 1)
                .map(same -> problem(
                        contract,
                        same.getValue().get(1),
                        "the generator " + generator.getName() + " calls both '"
                                + same.getValue().get(0).name() + "' and '"
                                + same.getValue().get(1).name() + "' " + same.getKey()));
    }

    private static Finding problem(Contract contract, Place place, String message) {
        return new Finding(contract.position(place), "contract names", message);
    }
}
