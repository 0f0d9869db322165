package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the operations of a contract that has the right form. */
final class Reader {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private final Contract contract;

    Reader(Contract contract) {
        this.contract = contract;
    }

    List<Operation> operations() {
        return contract.root()
                .member("paths")
                .children()
                .flatMap(path -> path.children()
                        .filter(place -> METHODS.contains(place.name()))
                        .map(place -> operation(path, place)))
                .toList();
    }

    private Operation operation(Place path, Place place) {
        Place body = contract.resolve(place.member("requestBody"));
        return new Operation(
                place.member("operationId").text(),
                place.name().toUpperCase(Locale.ROOT),
                path.name(),
                parameters(path, place),
                body.exists()
                        ? Optional.of(new RequestBody(body.member("required").isTrue(), contents(body), body))
                        : Optional.empty(),
                place.member("responses").children().map(this::response).toList(),
                security(place),
                place);
    }

    /** Those of the operation replace those of the path that have the same name and kind. */
    private List<Parameter> parameters(Place path, Place operation) {
        Map<List<Object>, Parameter> parameters = new LinkedHashMap<>();
        Stream.concat(
                        path.member("parameters").children(),
                        operation.member("parameters").children())
                .map(contract::resolve)
                .filter(place -> Contract.isOneOf(Parameter.In.values(), place.member("in")))
                .forEach(place -> {
                    Parameter parameter = new Parameter(
                            place.member("name").text(),
                            Parameter.In.valueOf(place.member("in").text().toUpperCase(Locale.ROOT)),
                            place.member("required").isTrue(),
                            place.member("schema"),
                            contract.isSensitive(place.member("schema")),
                            examples(place),
                            place);
                    parameters.put(List.of(parameter.in(), parameter.name()), parameter);
                });
        return List.copyOf(parameters.values());
    }

    private Response response(Place place) {
        Place response = contract.resolve(place);
        Place nothingDone = response.member("x-nothing-done");
        return new Response(
                place.name(),
                response.member("headers").children().map(this::header).toList(),
                contents(response),
                nothingDone.exists() ? Optional.of(nothingDone.isTrue()) : Optional.empty(),
                response);
    }

    private Header header(Place place) {
        Place header = contract.resolve(place);
        return new Header(
                place.name(),
                header.member("required").isTrue(),
                header.member("schema"),
                contract.isSensitive(header.member("schema")),
                examples(header),
                header);
    }

    private List<Content> contents(Place message) {
        return message.member("content")
                .children()
                .map(media -> new Content(media.name(), media.member("schema"), examples(media), media))
                .toList();
    }

    private List<Example> examples(Place holder) {
        return Stream.concat(
                        Stream.of(holder.member("example"))
                                .filter(Place::exists)
                                .map(value -> new Example("", value, value)),
                        holder.member("examples")
                                .children()
                                .map(example -> new Example(
                                        example.name(),
                                        contract.resolve(example).member("value"),
                                        example)))
                .toList();
    }

    private List<List<SecurityScheme>> security(Place operation) {
        Place own = operation.member("security");
        Place security = own.exists() ? own : contract.root().member("security");
        List<List<SecurityScheme>> ways = new ArrayList<>();
        security.children()
                .forEach(way -> ways.add(way.children()
                        .flatMap(scheme -> scheme(scheme.name()).stream())
                        .toList()));
        return ways.isEmpty() ? List.of(List.of()) : List.copyOf(ways);
    }

    private Optional<SecurityScheme> scheme(String id) {
        Place place = contract.resolve(
                contract.root().member("components").member("securitySchemes").member(id));
        Optional<SecurityScheme.Kind> kind = switch (place.member("type").text()) {
            case "http" ->
                switch (place.member("scheme").text().toLowerCase(Locale.ROOT)) {
                    case "basic" -> Optional.of(SecurityScheme.Kind.BASIC);
                    case "bearer" -> Optional.of(SecurityScheme.Kind.BEARER);
                    default -> Optional.empty();
                };
            case "apiKey" ->
                switch (place.member("in").text()) {
                    case "header" -> Optional.of(SecurityScheme.Kind.API_KEY_IN_HEADER);
                    case "query" -> Optional.of(SecurityScheme.Kind.API_KEY_IN_QUERY);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
        return kind.map(
                known -> new SecurityScheme(id, known, place.member("name").text(), place));
    }
}
