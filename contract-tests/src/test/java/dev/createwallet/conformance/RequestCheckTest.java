package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.conformance.internal.check.RequestCheck;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.result.Breach;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The check of requests finds nothing in a sound request, and every fault in a faulty one. */
final class RequestCheckTest {

    private static final String KEY = "key";

    private final Operation operation = PackagedContract.createWallet();
    private final Call call = Clauses.of(operation).get(0).call();

    /** A request in parts that a test can replace. */
    private record Pieces(String method, String target, Map<String, String> headers, String body) {

        Pieces target(String other) {
            return new Pieces(method, other, headers, body);
        }

        Pieces body(String other) {
            return new Pieces(method, target, headers, other);
        }

        Pieces header(String name, String value) {
            Map<String, String> changed = new HashMap<>(headers);
            changed.put(name, value);
            return new Pieces(method, target, changed, body);
        }

        Pieces withoutHeader(String name) {
            Map<String, String> changed = new HashMap<>(headers);
            changed.remove(name);
            return new Pieces(method, target, changed, body);
        }

        Request request() {
            Map<String, List<String>> lists = new HashMap<>();
            headers.forEach((name, value) -> lists.put(name, List.of(value)));
            return new Request(method, target, new Headers(lists), body.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private Pieces sound() {
        Request request = call.request(operation, KEY);
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(headers::put);
        return new Pieces(request.method(), request.target(), headers, request.text());
    }

    @Test
    void acceptsSoundRequest() {
        assertThat(RequestCheck.check(operation, sound().request())).isEmpty();
    }

    @Test
    void acceptsCharsetParameter() {
        Request request = sound().header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .request();

        assertThat(RequestCheck.check(operation, request)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> findsFault() {
        String required = operation.members().stream()
                .filter(Element::required)
                .map(Element::name)
                .findFirst()
                .orElseThrow();
        String header = call.headers().keySet().iterator().next();
        return Stream.of(
                fault("another method", "method:", r -> new Pieces("PUT", r.target(), r.headers(), r.body())),
                fault("another path", "path:", r -> r.target(r.target() + "/more")),
                fault(
                        "an empty path parameter",
                        "path:",
                        r -> r.target(operation.path().replaceAll("\\{.*}", ""))),
                fault("a query", "query:", r -> r.target(r.target() + "?a=b")),
                fault(
                        "a bad percent sign in the path",
                        "percent sign",
                        r -> r.target(operation.path().replaceAll("\\{.*}", "%zz"))),
                fault("no credentials", "Authorization:", r -> r.withoutHeader("Authorization")),
                fault("another scheme", "Authorization:", r -> r.header("Authorization", "Bearer abc")),
                fault(
                        "credentials that are not Base64",
                        "Authorization:",
                        r -> r.header("Authorization", "Basic abc=====")),
                fault(
                        "credentials without a colon",
                        "Authorization:",
                        r -> r.header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)))),
                fault("an empty user name", "Authorization:", r -> r.header("Authorization", "Basic Og==")),
                fault("a header that breaks its schema", header, r -> r.header(header, "30 June 2023")),
                fault("no Content-Type", "Content-Type:", r -> r.withoutHeader("Content-Type")),
                fault("JSON instead of a form", "Content-Type:", r -> r.header("Content-Type", "application/json")),
                fault(
                        "another charset",
                        "charset",
                        r -> r.header("Content-Type", MediaType.FORM.name() + "; charset=utf-16")),
                fault("an empty form", required, r -> r.body("")),
                fault("a field twice", required, r -> r.body(r.body() + "&" + call.form())),
                fault("an unknown field", "unheard_of", r -> r.body(r.body() + "&unheard_of=1")),
                fault("a bad percent sign", "percent sign", r -> r.body(r.body() + "&a=%4")),
                fault("bytes that are not UTF-8", "UTF-8", r -> r.body(r.body() + "&a=%E9")),
                fault("a value outside the enumeration", "command: expected ", r -> r.body(broken("enum"))),
                fault("a value that is too short", "minLength ", r -> r.body(broken("minLength"))));
    }

    private String broken(String keyword) {
        return Clauses.of(operation).stream()
                .filter(clause -> clause.subject() instanceof Subject.Keyword broken
                        && broken.input().in() == In.FORM
                        && broken.keyword().equals(keyword))
                .findFirst()
                .orElseThrow()
                .call()
                .form();
    }

    private DynamicTest fault(String name, String message, UnaryOperator<Pieces> change) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(RequestCheck.check(
                                operation, change.apply(sound()).request()))
                        .extracting(Breach::message)
                        .anyMatch(found -> found.contains(message)));
    }
}
