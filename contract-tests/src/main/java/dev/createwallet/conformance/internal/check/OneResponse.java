package dev.createwallet.conformance.internal.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Expectation;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.contract.Content;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.contract.Security;
import dev.createwallet.conformance.internal.contract.Status;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.message.Bodies;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.message.UnreadableException;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Group;
import dev.createwallet.conformance.result.Provenance;
import dev.createwallet.conformance.result.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks one response: status, headers, body, and the meaning that the contract's extensions give it. */
final class OneResponse {

    private static final int UNAUTHORIZED = 401;
    /** A longer value is not shown. */
    private static final int SHOWN = 60;

    private static final String CHALLENGE = "WWW-Authenticate";

    private final Clause clause;
    private final Operation operation;
    private final Document document;
    private final Call call;
    private final Expectation expectation;
    private final Response response;
    private final List<JsonNode> earlierBodies;
    private final List<Breach> breaches = new ArrayList<>();
    private Optional<JsonNode> body = Optional.empty();

    OneResponse(Clause clause, Step step, Response response, List<JsonNode> earlierBodies) {
        this.clause = clause;
        this.operation = clause.operation();
        this.document = operation.document();
        this.call = step.call();
        this.expectation = step.expectation();
        this.response = response;
        this.earlierBodies = earlierBodies;
        if (expectation.status().equals(Status.NOT_DONE)) {
            notDone();
        } else if (expectation.status().equals(Status.HANDLED) && expectation.allows(response.status())) {
            // The contract does not say what such a request gets.
            return;
        } else if (expectation.allows(response.status())) {
            operation.documented(response.status()).ifPresent(spec -> {
                headers(spec);
                body(spec);
            });
        } else {
            // Whatever else is wrong with a response of another status follows from that.
            wrongStatus();
        }
    }

    List<Breach> breaches() {
        return breaches;
    }

    /** Returns the body that later responses are compared with. */
    Optional<JsonNode> body() {
        return body;
    }

    private void breach(Rule rule, JsonPointer place, String subject, String expected, String found) {
        breaches.add(new Breach(place, document.provenance(place), rule, response.status(), subject, expected, found));
    }

    /**
     * The breach is as well supported as the place of the clause, its conclusion and the expected status, whichever is
     * weakest.
     */
    private void wrongStatus() {
        String found = String.valueOf(response.status());
        Optional<Security> security = operation
                .security()
                .filter(required ->
                        clause.group() == Group.CONTRACT && !call.credentials().good() && response.successful());
        if (security.isPresent()) {
            // Not another refusal but none: the broken element is the one that demands credentials.
            breach(Rule.STATUS, security.get().requirement(), "status", expectation.toString(), found);
            return;
        }
        Provenance expected = operation
                .response(expectation.status())
                .map(spec -> document.provenance(spec.place().appendProperty("description")))
                .orElse(Provenance.STATED);
        breaches.add(new Breach(
                clause.place(),
                clause.provenance().or(document.provenance(clause.place())).or(expected),
                Rule.STATUS,
                response.status(),
                "status",
                expectation.toString(),
                found));
    }

    /** A server may have something else there, so only a response like that of success shows that it did the operation. */
    private void notDone() {
        ResponseSpec success = operation.successful().orElseThrow();
        if (success.status().asSuccess().includes(response.status())
                && (success.contents().isEmpty() || fits(success))) {
            breaches.add(new Breach(
                    clause.place(),
                    clause.provenance(),
                    Rule.STATUS,
                    response.status(),
                    "status",
                    expectation.toString(),
                    response.status() + " with the body of success"));
        }
    }

    private boolean fits(ResponseSpec success) {
        try {
            Content content = success.json().filter(Content::described).orElse(null);
            return content == null || content.element().allows(Bodies.json(response.body()));
        } catch (UnreadableException e) {
            return false;
        }
    }

    private void headers(ResponseSpec spec) {
        spec.headers().forEach(this::header);
        if (response.status() == UNAUTHORIZED) {
            operation.security().stream()
                    .flatMap(security -> security.schemes().stream())
                    .flatMap(scheme -> scheme.challenge().stream())
                    .findFirst()
                    .ifPresent(scheme -> challenge(spec, scheme));
        }
    }

    private void challenge(ResponseSpec spec, String scheme) {
        List<String> found = response.headers().all(CHALLENGE);
        boolean known = breaches.stream().anyMatch(breach -> breach.subject().equalsIgnoreCase(CHALLENGE));
        if (!known && found.stream().noneMatch(value -> value.matches("(?i)(.*,)?\\s*" + scheme + "(\\s.*|,.*|)"))) {
            JsonPointer place = spec.place()
                    .appendProperty("headers")
                    .appendProperty(CHALLENGE)
                    .appendProperty("description");
            breach(
                    Rule.CHALLENGE,
                    place,
                    CHALLENGE,
                    "a " + scheme + " challenge",
                    found.isEmpty()
                            ? "none"
                            : String.join(" and ", found).isBlank() ? "an empty value" : String.join(" and ", found));
        }
    }

    private void header(ResponseSpec.Header header) {
        String name = header.element().name();
        Optional<String> value = response.headers().first(name);
        if (value.isEmpty() && header.element().required()) {
            breach(Rule.REQUIRED, header.place().appendProperty("required"), name, "the header", "none");
        }
        if (!header.element().schema().isMissingNode()) {
            value.ifPresent(found -> breaches.addAll(document.schemas().validateText(header.schema(), name, found)));
        }
    }

    private void body(ResponseSpec spec) {
        if (spec.contents().isEmpty()) {
            if (response.body().length > 0) {
                breach(
                        Rule.BODY,
                        spec.place(),
                        "body",
                        "none",
                        response.body().length + (response.body().length == 1 ? " byte" : " bytes"));
            }
            return;
        }
        Content content = spec.content(
                response.headers().first("Content-Type").map(MediaType::of).orElse(MediaType.JSON));
        try {
            content.type().require(response.headers());
            Bodies.requireNoCoding(response.headers());
            if (content.type().json()) {
                json(content, Bodies.json(response.body()));
            }
        } catch (UnreadableException e) {
            breach(Rule.BODY, content.place(), e.subject(), e.expected(), e.found());
        }
    }

    private void json(Content content, JsonNode found) {
        if (content.described()) {
            breaches.addAll(document.validate(content.schema(), "body", found));
            if (!breaches.isEmpty() && isSomethingElse(content.element(), found)) {
                return;
            }
            meaning(content.element(), List.of(), found);
        }
        body = Optional.of(found);
    }

    /** Returns whether the body is something else altogether. All that it lacks follows from that. */
    private static boolean isSomethingElse(Element element, JsonNode body) {
        Set<String> required = element.requiredNames();
        return (element.is("object") && !body.isObject())
                || (!required.isEmpty() && required.stream().noneMatch(body::has));
    }

    private static String subject(List<String> path) {
        return "body" + ResponseCheck.pointer(path);
    }

    /** Returns whether a breach of a value, or of what contains it, is known. Others follow from that. */
    private boolean isBroken(List<String> path) {
        String subject = subject(path);
        return breaches.stream()
                .anyMatch(breach -> subject.equals(breach.subject())
                        || (breach.rule() != Rule.REQUIRED && subject.startsWith(breach.subject() + "/")));
    }

    private static List<String> inner(List<String> path, String name) {
        List<String> inner = new ArrayList<>(path);
        inner.add(name);
        return inner;
    }

    /** Checks properties that repeat what was sent, and properties that no two responses share. */
    private void meaning(Element element, List<String> path, JsonNode value) {
        if (value.isArray()) {
            element.items().ifPresent(items -> {
                for (int i = 0; i < value.size(); i++) {
                    meaning(items, inner(path, String.valueOf(i)), value.get(i));
                }
            });
            return;
        }
        element.members().stream()
                .filter(member -> !isBroken(inner(path, member.name())))
                .filter(member -> value.isObject())
                .forEach(member -> {
                    List<String> here = inner(path, member.name());
                    JsonNode found = value.path(member.name());
                    echo(member, here, found);
                    if (isNew(member)
                            && !found.isMissingNode()
                            && earlierBodies.stream()
                                    .anyMatch(earlier -> found.equals(earlier.at(ResponseCheck.pointer(here))))) {
                        breach(
                                Rule.UNIQUE,
                                member.keyword("x-unique"),
                                subject(here),
                                "a value of its own for each response",
                                "the same value twice");
                    }
                    if (!found.isMissingNode() || member.schema().has("properties")) {
                        meaning(member, here, found.isMissingNode() ? JsonNodeFactory.instance.objectNode() : found);
                    }
                });
    }

    /** A property is not new if it repeats what this request sends, or if the request creates nothing. */
    private boolean isNew(Element member) {
        return !operation.isSafe()
                && member.flag("x-unique")
                && member.text("x-echoes").flatMap(call::value).isEmpty();
    }

    private void echo(Element member, List<String> here, JsonNode found) {
        member.text("x-echoes")
                .ifPresent(name -> call.value(name)
                        .filter(sent -> !repeats(found, sent, member))
                        .ifPresent(sent -> breach(
                                Rule.ECHO,
                                member.keyword("x-echoes"),
                                subject(here),
                                "the value that was sent as " + name,
                                shown(
                                        found,
                                        document.secrecy().hides(name)
                                                || document.secrecy().hides(member.name())))));
    }

    private static String shown(JsonNode found, boolean secret) {
        if (found.isMissingNode() || found.isNull()) {
            return "none";
        }
        String text = found.toString();
        return secret || text.length() > SHOWN ? "another value" : text;
    }

    /** A required property that is missing is a breach already. */
    private static boolean repeats(JsonNode found, JsonNode sent, Element member) {
        return (found.isMissingNode() && member.required())
                || (found.isValueNode() && found.asText().equals(sent.asText()));
    }
}
