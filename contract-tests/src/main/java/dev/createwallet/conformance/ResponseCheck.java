package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.headers.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds the answers of a clause against the contract, one after the other: each for its call, and against those before it. */
final class ResponseCheck {

    /** A shorter value may stand in an answer by chance. */
    static final int TELLING_LENGTH = 8;

    private final Clause clause;
    private final String apiKey;
    private final Operation operation;
    private final Contract contract;
    private final List<Call> earlierCalls = new ArrayList<>();
    private final List<JsonNode> earlierBodies = new ArrayList<>();

    ResponseCheck(Clause clause, String apiKey) {
        this.clause = clause;
        this.apiKey = apiKey;
        this.operation = clause.operation();
        this.contract = operation.contract();
    }

    /** Holds the answers against those that other clauses got as well: no two of all may share what is unique. */
    ResponseCheck alsoAgainst(Stream<Response> others) {
        others.filter(response -> response.status() / 100 == 2).forEach(response -> {
            try {
                earlierBodies.add(Bodies.json(response.body()));
            } catch (Bodies.UnreadableException e) {
                // That clause has said so.
            }
        });
        return this;
    }

    List<Breach> check(Step step, Response response) {
        List<Breach> breaches = new Answer(step, response).check();
        earlierCalls.add(step.call());
        return breaches;
    }

    /** One of the answers. */
    private final class Answer {

        private final Call call;
        private final Expectation expectation;
        private final Response response;
        private final List<Breach> breaches = new ArrayList<>();

        Answer(Step step, Response response) {
            this.call = step.call();
            this.expectation = step.expectation();
            this.response = response;
        }

        List<Breach> check() {
            if (expectation.allows(response.status())) {
                operation.documented(response.status()).ifPresent(status -> {
                    headers(status);
                    body(status);
                });
            } else {
                // Whatever else such an answer gets wrong follows from its being another one.
                wrongStatus();
            }
            secrets();
            return List.copyOf(breaches);
        }

        /** Whether the body is something else altogether; all that it lacks follows from that. */
        private boolean isNoneOfIt(Element element, JsonNode body) {
            List<String> required = Optional.ofNullable(element.schema().getRequired()).orElse(List.of());
            return isBroken("body") && (!body.isObject() || !required.isEmpty() && required.stream().noneMatch(body::has));
        }

        /** Whether something is known to be wrong there, or with what holds it: the rest follows from that. */
        private boolean isBroken(String subject) {
            return breaches.stream().anyMatch(breach -> subject.equals(breach.subject())
                    || subject.startsWith(breach.subject() + "/") && !breach.place().toString().endsWith("/required"));
        }

        private void breach(JsonPointer place, String subject, String expected, String found) {
            breaches.add(new Breach(place, contract.provenance(place), subject, expected, found));
        }

        /** The clause is as well backed as what it follows from and the status that it asks for, whichever is less. */
        private void wrongStatus() {
            if (!call.credentials().good() && response.status() / 100 == 2) {
                // Not another refusal but none: what is not kept is that there have to be credentials.
                breach(operation.security().orElseThrow().requirement(), "status", expectation.toString(), String.valueOf(response.status()));
                return;
            }
            JsonPointer status = operation.response(expectation.statuses().get(0)).appendProperty("description");
            Provenance provenance = clause.backing().or(contract.provenance(clause.place())).or(contract.provenance(status));
            breaches.add(new Breach(clause.place(), provenance, "status", expectation.toString(), String.valueOf(response.status())));
        }

        private void headers(String status) {
            JsonPointer place = operation.response(status).appendProperty("headers");
            Optional.ofNullable(operation.responses().get(status).getHeaders()).orElse(Map.of())
                    .forEach((name, header) -> header(contract.resolve(place.appendProperty(name)), name, header));
            if (response.status() == 401) {
                operation.security().flatMap(Security::challenge).ifPresent(scheme ->
                        challenge(place.appendProperty("WWW-Authenticate").appendProperty("description"), scheme));
            }
        }

        private void challenge(JsonPointer place, String scheme) {
            List<String> found = response.headers().all("WWW-Authenticate");
            if (!isBroken("WWW-Authenticate") && found.stream().noneMatch(value -> value.matches("(?i)(.*,)?\\s*" + scheme + "(\\s.*|,.*|)"))) {
                breach(place, "WWW-Authenticate", "a " + scheme + " challenge", found.isEmpty() ? "none" : found.toString());
            }
        }

        private void header(JsonPointer place, String name, Header header) {
            Optional<String> value = response.headers().first(name);
            if (value.isEmpty() && contract.at(place).path("required").asBoolean()) {
                breach(place.appendProperty("required"), name, "the header", "none");
            }
            value.ifPresent(found -> breaches.addAll(contract.validateText(place.appendProperty("schema"), name, found)));
        }

        private void body(String status) {
            if (!operation.answers(status)) {
                if (response.body().length > 0) {
                    breach(operation.response(status), "body", "none", response.body().length + " bytes");
                }
                return;
            }
            JsonPointer mediaType = operation.answerMediaType(status);
            try {
                Bodies.requireMediaType(Operation.JSON, response.headers());
                Bodies.requireNoCoding(response.headers());
                JsonNode body = Bodies.json(response.body());
                breaches.addAll(contract.validate(mediaType.appendProperty("schema"), "body", body));
                if (isNoneOfIt(operation.answer(status), body)) {
                    return;
                }
                meaning(operation.answer(status), "body", body);
                example(operation.answer(status), "body", expectation.example(), body);
                earlierBodies.add(body);
            } catch (Bodies.UnreadableException e) {
                breach(mediaType, e.subject(), e.expected(), e.found());
            }
        }

        /** What OpenAPI has no word for: members that repeat what was sent, and members that no two answers share. */
        private void meaning(Element element, String path, JsonNode value) {
            element.members(contract).filter(member -> !isBroken(path + "/" + member.name())).forEach(member -> {
                String here = path + "/" + member.name();
                JsonNode found = value.path(member.name());
                member.extension("x-echoes").map(call.body()::get).filter(sent -> !repeats(found, sent, member)).ifPresent(sent ->
                        breach(member.keyword("x-echoes"), here,
                                "the value that was sent as " + member.extension("x-echoes").orElseThrow(),
                                found.isMissingNode() || found.isNull() ? "none" : "another"));
                if (member.is("x-unique") && !found.isMissingNode() && earlierBodies.stream().anyMatch(body ->
                        found.equals(body.at(JsonPointer.compile(here.substring("body".length())))))) {
                    breach(member.keyword("x-unique"), here, "a value of its own for each answer", "the same twice");
                }
                meaning(member, here, found);
            });
        }

        /** A required member that is missing is a breach already. */
        private boolean repeats(JsonNode found, JsonNode sent, Element member) {
            return found.isMissingNode() && member.required() || found.isValueNode() && found.asText().equals(sent.asText());
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
                } else if (!member.is("x-unique") && !shown.equals(answered) && !isLeftOut(member, shown, answered) && !isBroken(here)) {
                    breaches.add(new Breach(clause.place(), Provenance.INFERRED, here,
                            printable(member, shown) + " as in the example", printable(member, answered)));
                }
            });
        }

        /** A required member is a breach already, and of an optional one null says no more than its absence. */
        private boolean isLeftOut(Element member, JsonNode shown, JsonNode answered) {
            return answered.isMissingNode() && (member.required() || shown.isNull());
        }

        private String printable(Element element, JsonNode value) {
            boolean hidden = element.is("x-sensitive") && value.isValueNode() && !value.isNull();
            return value.isMissingNode() ? "nothing" : hidden ? "another value" : value.toString();
        }

        /** Neither the credentials nor a write-only value come back, nor what only an earlier call has sent. */
        private void secrets() {
            operation.inputs().forEach(input -> {
                if (Boolean.TRUE.equals(input.element().schema().getWriteOnly()) && repeated(input.in(call))) {
                    breach(input.element().keyword("writeOnly"), "body", "nothing of the " + input, "its value");
                } else if (earlierCalls.stream().anyMatch(earlier -> !input.in(earlier).equals(input.in(call))
                        && repeated(input.in(earlier)))) {
                    // The document does not say that calls have nothing to do with each other.
                    breaches.add(new Breach(input.element().place(), Provenance.INFERRED, "body",
                            "nothing of the " + input + " of an earlier call", "its value"));
                }
            });
            if (Stream.of(apiKey, Credentials.base64(apiKey), Credentials.base64(apiKey + ":")).anyMatch(this::repeated)) {
                breach(operation.place(), "answer", "nothing of the credentials", "the API key");
            }
        }

        private boolean repeated(String value) {
            return value.length() >= TELLING_LENGTH && (new String(response.body(), StandardCharsets.UTF_8).contains(value)
                    || response.headers().contain(value));
        }
    }
}
