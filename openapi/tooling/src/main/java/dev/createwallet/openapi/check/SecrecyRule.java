package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is secret or personal by its name or format carries {@code x-sensitive}, so that generated code masks it. */
final class SecrecyRule implements Rule {

    private static final Pattern SECRET =
            Pattern.compile("(^|_)(aadhaar|api_?key|card_number|cvv|email|iban|mobile(_number)?"
                    + "|msisdn|otp|passw(or)?d|phone(_number)?|pin|secret|ssn|token)(_|$)");
    private static final Set<String> PRINTED = Set.of("string", "number", "integer");

    @Override
    public List<Finding> check(Contract contract) {
        Stream<Finding> properties = contract.all(Kind.SCHEMA)
                .flatMap(schema -> schema.member("properties").children())
                .filter(property -> isUnmarkedSecret(contract, property.name(), property))
                .map(property -> finding(contract, property, "property '" + property.name() + "'"));
        Stream<Finding> parameters = contract.all(Kind.PARAMETER)
                .filter(parameter ->
                        isUnmarkedSecret(contract, parameter.member("name").text(), parameter.member("schema")))
                .map(parameter -> finding(
                        contract,
                        parameter,
                        "parameter '" + parameter.member("name").text() + "'"));
        Stream<Finding> headers = contract.all(Kind.HEADER)
                .filter(header -> isUnmarkedSecret(contract, header.name(), header.member("schema")))
                .map(header -> finding(contract, header, "header '" + header.name() + "'"));
        return Stream.of(properties, parameters, headers)
                .flatMap(findings -> findings)
                .distinct()
                .toList();
    }

    private static boolean isUnmarkedSecret(Contract contract, String name, Place schema) {
        String words =
                name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "_").toLowerCase(Locale.ROOT);
        Place resolved = contract.resolve(schema);
        boolean secret =
                SECRET.matcher(words).find() || resolved.member("format").text().equals("password");
        return secret && PRINTED.contains(resolved.member("type").text()) && !contract.isSensitive(schema);
    }

    private static Finding finding(Contract contract, Place place, String what) {
        return contract.finding(
                place, "the " + what + " looks like a secret or personal data, but has no x-sensitive: true");
    }
}
