package dev.createwallet.openapi.check;

import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Finding;
import dev.createwallet.openapi.model.Place;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is secret or personal by its name or format carries {@code x-sensitive}, so that generated code masks it. */
final class SecrecyRule implements Rule {

    private static final Pattern SECRET = Pattern.compile("(^|_)(aadhaar|api_?key|card_number|cvv|email|iban|mobile(_number)?"
            + "|msisdn|otp|passw(or)?d|phone(_number)?|pin|secret|ssn|token)(_|$)");
    private static final Set<String> PRINTED = Set.of("string", "number", "integer");

    @Override
    public List<Finding> check(Contract contract) {
        Stream<Finding> fields = contract.schemas()
                .flatMap(schema -> schema.member("properties").children())
                .filter(field -> isUnmarkedSecret(field.name(), contract.resolve(field)))
                .map(field -> finding(contract, field, "field '" + field.name() + "'"));
        Stream<Finding> parameters = contract.schemaHolders()
                .filter(parameter -> parameter.node().has("in"))
                .filter(parameter -> isUnmarkedSecret(
                        parameter.node().path("name").asText(), contract.resolve(parameter.member("schema"))))
                .map(parameter -> finding(contract, parameter, "parameter '" + parameter.node().path("name").asText() + "'"));
        return Stream.concat(fields, parameters).distinct().toList();
    }

    private static boolean isUnmarkedSecret(String name, Place schema) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "_").toLowerCase(Locale.ROOT);
        boolean secret = SECRET.matcher(words).find() || schema.node().path("format").asText().equals("password");
        return secret && PRINTED.contains(schema.node().path("type").asText()) && !schema.node().has("x-sensitive");
    }

    private static Finding finding(Contract contract, Place place, String what) {
        return contract.finding(place, "the " + what + " looks like a secret or personal data, but has no x-sensitive: true");
    }
}
