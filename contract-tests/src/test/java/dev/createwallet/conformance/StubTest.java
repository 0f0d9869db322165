package dev.createwallet.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Header;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stub answers over REST Assured as the contract's examples and constraints say. */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StubTest {

    private static final RestAssuredConfig AS_WRITTEN = RestAssuredConfig.config().encoderConfig(
            EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private final List<Clause> clauses =
            Contract.packaged().operations().stream().flatMap(operation -> Clauses.of(operation).stream())
                    .filter(clause -> clause.id().contains("/scenario/")).toList();
    private WalletStub stub;

    @BeforeAll
    void start(WalletStub stub) {
        this.stub = stub;
    }

    @TestFactory
    Stream<DynamicTest> keepsTheClause() {
        return clauses.stream().map(clause -> dynamicTest(clause.id(), () ->
                assertThat(clause.judge(send(clause), stub.apiKey())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> answersTheSampleFieldForField() {
        return clauses.stream()
                .filter(clause -> clause.status().startsWith("2") && clause.example().isObject())
                .map(clause -> dynamicTest(clause.id(), () -> {
                    JsonNode answer = new ObjectMapper().readTree(send(clause).body());

                    assertThat(withoutUnique(clause, answer)).isEqualTo(withoutUnique(clause, clause.example()));
                }));
    }

    private static ObjectNode withoutUnique(Clause clause, JsonNode account) {
        ObjectNode copy = account.deepCopy();
        clause.operation().answer(clause.status()).members(clause.operation().contract())
                .filter(member -> member.is("x-unique"))
                .forEach(member -> assertThat(copy.remove(member.name())).as(member.name()).isNotNull());
        return copy;
    }

    private Response send(Clause clause) {
        Request sent = clause.call().request(clause.operation(), stub.apiKey());
        RequestSpecification request = given().config(AS_WRITTEN)
                .baseUri(stub.baseUri().toString())
                .urlEncodingEnabled(false)
                .redirects().follow(false)
                .body(sent.text());
        sent.headers().forEach(request::header);
        io.restassured.response.Response response = request.request(sent.method(), sent.target());
        Map<String, List<String>> headers = response.headers().asList().stream().collect(
                Collectors.groupingBy(Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
        return new Response(response.statusCode(), new Headers(headers), response.asByteArray());
    }
}
