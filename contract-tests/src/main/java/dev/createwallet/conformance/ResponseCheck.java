package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds an answer against the contract, for the call that it answers. */
final class ResponseCheck {

    private static final int TELLING_LENGTH = 8;

    private final Clause clause;
    private final String apiKey;
    private final Operation operation;
    private final Contract contract;
    private final List<Breach> breaches = new ArrayList<>();
    private final List<JsonNode> earlier = new ArrayList<>();
    private Step step;

    ResponseCheck(Clause clause, String apiKey) {
        this.clause = clause;
        this.apiKey = apiKey;
        this.operation = clause.operation();
        this.contract = operation.contract();
    }

    /** Checks the answers of a clause one after the other; each is held against those before it, too. */
    List<Breach> check(Step step, Response response) {
        this.step = step;
        breaches.clear();
        String status = String.valueOf(response.status());
        if (step.expectation().allows(response.status())) {
            headers(status, response);
            body(status, response);
        } else {
            // Whatever else such an answer gets wrong follows from its being another one.
            wrongStatus(status);
        }
        secrets(response);
        return List.copyOf(breaches);
    }

    private void breach(JsonPointer place, String subject, String expected, String found) {
        breaches.add(new Breach(place, contract.provenance(place), subject, expected, found));
    }

    /** The clause is as well backed as what it follows from and the status that it asks for, whichever is less. */
    private void wrongStatus(String status) {
        Provenance ofPlace = contract.provenance(clause.place());
        Provenance ofStatus = contract.provenance(operation.response(step.expectation().statuses().get(0)).appendProperty("description"));
        breaches.add(new Breach(clause.place(), ofPlace == Provenance.STATED ? ofStatus : ofPlace,
                "status", String.join(" or ", step.expectation().statuses()), status));
    }

    private void headers(String status, Response response) {
        ApiResponse documented = operation.responses().get(status);
        JsonPointer place = operation.response(status).appendProperty("headers");
        Optional.ofNullable(documented.getHeaders()).orElse(Map.of()).forEach((name, header) ->
                header(place.appendProperty(name), name, header, response));
        if (status.equals("401") && response.headers().all("WWW-Authenticate").stream()
                .noneMatch(challenge -> challenge.matches("(?i)(.*,)?\\s*basic(\\s.*|,.*|)"))) {
            breach(place.appendProperty("WWW-Authenticate").appendProperty("description"),
                    "WWW-Authenticate", "a Basic challenge", response.headers().all("WWW-Authenticate").toString());
        }
    }

    private void header(JsonPointer place, String name, Header header, Response response) {
        Optional<String> value = response.headers().first(name);
        if (value.isEmpty() && Boolean.TRUE.equals(header.getRequired())) {
            breach(place.appendProperty("required"), name, "the header", "none");
        }
        value.ifPresent(found ->
                breaches.addAll(contract.validate(place.appendProperty("schema"), name, TextNode.valueOf(found))));
    }

    private void body(String status, Response response) {
        JsonPointer mediaType = operation.answerMediaType(status);
        try {
            Bodies.requireMediaType(Operation.JSON,
                    response.headers().first("Content-Type").orElse("no Content-Type"));
            JsonNode body = Bodies.json(response.body());
            breaches.addAll(contract.validate(mediaType.appendProperty("schema"), "body", body));
            meaning(operation.answer(status), body);
            unique(operation.answer(status), body);
            example(operation.answer(status), "body", step.expectation().example(), body);
            earlier.add(body);
        } catch (Bodies.UnreadableException e) {
            breach(mediaType, "body", e.expected(), e.found());
        }
    }

    /** What OpenAPI has no word for: fields that repeat what was sent. */
    private void meaning(Element element, JsonNode value) {
        element.extension("x-echoes").ifPresent(field -> {
            String sent = step.call().form().get(field);
            if (sent != null && !sent.equals(value.textValue())) {
                breach(element.keyword("x-echoes"), element.name(), "the value sent in the form field " + field,
                        "another or none");
            }
        });
        element.members(contract).forEach(member -> meaning(member, value.path(member.name())));
    }

    private void unique(Element element, JsonNode body) {
        element.members(contract).filter(member -> member.is("x-unique"))
                .filter(member -> earlier.stream().anyMatch(answer -> answer.path(member.name()).equals(body.path(member.name()))))
                .forEach(member -> breach(member.keyword("x-unique"),
                        member.name(), "a value of its own for each answer", "the same twice"));
    }

    /**
     * Each member that the example shows has to be there and the same, unless no two answers may agree on it. An example
     * shows an answer rather than demanding it, so this is never better backed than our own conclusions.
     */
    private void example(Element element, String path, JsonNode expected, JsonNode found) {
        element.members(contract).filter(member -> expected.has(member.name())).forEach(member -> {
            JsonNode shown = expected.get(member.name());
            JsonNode answered = found.path(member.name());
            String here = path + "/" + member.name();
            if (member.schema().getProperties() != null && shown.isObject()) {
                example(member, here, shown, answered);
            } else if (!member.is("x-unique") && !shown.equals(answered)) {
                breaches.add(new Breach(clause.place(), Provenance.INFERRED, here,
                        printable(member, shown) + " as in the example", printable(member, answered)));
            }
        });
    }

    private static String printable(Element element, JsonNode value) {
        boolean hidden = element.is("x-sensitive") && value.isValueNode() && !value.isNull();
        return value.isMissingNode() ? "nothing" : hidden ? "another value" : value.toString();
    }

    /** Neither the API key nor a write-only field comes back. */
    private void secrets(Response response) {
        operation.form().members(contract)
                .filter(field -> Boolean.TRUE.equals(field.schema().getWriteOnly()))
                .filter(field -> repeats(response, step.call().form().getOrDefault(field.name(), "")))
                .forEach(field -> breach(field.keyword("writeOnly"), "body", "nothing of the form field " + field.name(),
                        "its value"));
        if (repeats(response, apiKey)) {
            breach(operation.place(), "body", "nothing of the credentials", "the API key");
        }
    }

    /** A short secret may stand in an answer by chance. */
    private static boolean repeats(Response response, String secret) {
        return secret.length() >= TELLING_LENGTH
                && new String(response.body(), StandardCharsets.UTF_8).contains(secret);
    }
}
