package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values that choose between constructs choose one that is supported: where a parameter is, media types, statuses and
 * the like.
 */
final class ValueRule implements Rule {

    private final Supported supported;

    ValueRule(Supported supported) {
        this.supported = supported;
    }

    @Override
    public List<Finding> check(Contract contract) {
        return Stream.of(
                        contract.all(Kind.PARAMETER).flatMap(parameter -> parameter(contract, parameter)),
                        contract.all(Kind.HEADER)
                                .flatMap(header -> type(contract, header.member("schema"), "header.type")),
                        contract.all(Kind.PATH)
                                .flatMap(Place::children)
                                .filter(operation ->
                                        operation.member("requestBody").exists())
                                .flatMap(operation -> value(
                                        contract,
                                        operation.member("requestBody"),
                                        "requestBody.method",
                                        operation.name())),
                        contract.all(Kind.OPERATION)
                                .flatMap(operation ->
                                        operation.member("responses").children())
                                .flatMap(response -> status(contract, response)),
                        contract.all(Kind.REQUEST_BODY)
                                .flatMap(body -> body.member("content").children())
                                .flatMap(media -> requestContent(contract, media)),
                        contract.all(Kind.RESPONSE)
                                .flatMap(response -> response.member("content").children())
                                .flatMap(media -> value(contract, media, "response.content", media.name())),
                        contract.all(Kind.SECURITY_SCHEME)
                                .flatMap(scheme -> Stream.of("type", "scheme", "in")
                                        .flatMap(keyword -> Stream.of(scheme.member(keyword))
                                                .filter(Place::exists)
                                                .flatMap(value -> value(
                                                        contract,
                                                        value,
                                                        "securityScheme." + keyword,
                                                        // The name of an HTTP scheme has no case.
                                                        keyword.equals("scheme")
                                                                ? value.text().toLowerCase(Locale.ROOT)
                                                                : value.text())))),
                        contract.all(Kind.SCHEMA)
                                .filter(schema -> !schema.member("type").exists())
                                .map(schema -> Supported.notSupported(
                                        contract,
                                        schema,
                                        "a schema without a type",
                                        "generated code needs to know it; add type")))
                .flatMap(findings -> findings)
                .distinct()
                .toList();
    }

    private Stream<Finding> parameter(Contract contract, Place parameter) {
        Place in = parameter.member("in");
        return Stream.concat(
                value(contract, in, "parameter.in", in.text()),
                type(contract, parameter.member("schema"), "parameter." + in.text()));
    }

    private Stream<Finding> requestContent(Contract contract, Place media) {
        Stream<Finding> fields = media.name().equals("application/x-www-form-urlencoded")
                ? contract.resolve(media.member("schema"))
                        .member("properties")
                        .children()
                        .flatMap(field -> type(contract, field, "form"))
                : Stream.empty();
        return Stream.concat(value(contract, media, "requestBody.content", media.name()), fields);
    }

    /** The type of a value that is not JSON on the wire, and of its elements if it may have any. */
    private Stream<Finding> type(Contract contract, Place schema, String section) {
        Place resolved = contract.resolve(schema);
        Place type = resolved.member("type");
        Stream<Finding> elements =
                contract.resolve(resolved.member("items")).member("type").text().matches("array|object")
                        ? Stream.of(Supported.notSupported(
                                contract,
                                resolved.member("items"),
                                "an array of arrays or objects outside JSON",
                                "each element is one value; use a JSON body"))
                        : Stream.empty();
        return Stream.concat(value(contract, type.exists() ? type : schema, section, type.text()), elements);
    }

    private Stream<Finding> status(Contract contract, Place response) {
        if (response.name().matches("[13]\\d\\d")) {
            String range = response.name().charAt(0) + "XX";
            return supported.reason("response.status", range).stream()
                    .map(reason -> Supported.notSupported(contract, response, "'" + response.name() + "'", reason));
        }
        if (response.name().matches("[245]\\d\\d")) {
            return Stream.empty();
        }
        return supported.knows("response.status", response.name())
                ? value(contract, response, "response.status", response.name())
                : Stream.of(contract.finding(
                        response, "'" + response.name() + "' is not a status code, such as 200, and not default"));
    }

    private Stream<Finding> value(Contract contract, Place place, String section, String value) {
        Optional<Finding> unknown =
                place.exists() && !value.isEmpty() && supported.hasSection(section) && !supported.knows(section, value)
                        ? Optional.of(contract.finding(
                                place,
                                "unknown value '" + value + "' of " + place.name()
                                        + "; supported.json lists those that may stand here"))
                        : Optional.empty();
        return Stream.concat(unknown.stream(), supported.finding(contract, place, section, value).stream());
    }
}
