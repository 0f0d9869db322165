package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.result.LeftOut;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the kit cannot try is left out and listed with its place and the reason. It is never blamed on a server. */
final class LeftOutTest {

    private static final String PATH = "/paths/~1customers~1{customer_id}~1wallets";
    private static final String POST = PATH + "/post";
    private static final String FORM = POST + "/requestBody/content/application~1x-www-form-urlencoded";

    private static ObjectNode at(ObjectNode tree, String place) {
        return PackagedContract.object(tree, JsonPointer.compile(place));
    }

    private static Conformance conformance(Consumer<ObjectNode> edit) {
        return Conformance.of(
                Contract.parse(PackagedContract.edited(edit)), Target.of(URI.create("http://localhost"), "key"));
    }

    @Test
    void leavesOutNothingOfThePackagedContract() {
        assertThat(conformance(tree -> {}).leftOut()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> leavesOutTheOperation() {
        return Stream.of(
                operation(
                        "another security scheme",
                        "http hoba",
                        tree -> at(tree, "/components/securitySchemes/basicAuth")
                                .put("scheme", "hoba")),
                operation(
                        "an unknown security scheme",
                        "no security scheme 'basicAuth'",
                        tree -> at(tree, "/components").remove("securitySchemes")),
                operation(
                        "a required cookie",
                        "in cookie",
                        tree -> parameter(tree).put("in", "cookie").put("required", true)),
                operation(
                        "a body of another type",
                        "forms and JSON only",
                        tree -> at(tree, POST + "/requestBody/content")
                                .set(
                                        "text/plain",
                                        at(tree, POST + "/requestBody/content")
                                                .remove("application/x-www-form-urlencoded"))),
                operation(
                        "a parameter that the operation does not describe",
                        "[customer_id, wallet_id]",
                        tree -> at(tree, "/paths")
                                .set(
                                        "/customers/{customer_id}/wallets/{wallet_id}",
                                        at(tree, "/paths").remove("/customers/{customer_id}/wallets"))),
                operation(
                        "a reference to nothing",
                        "leads to nothing",
                        tree -> property(tree, "metadata").put("$ref", "#/components/schemas/Nothing")),
                operation(
                        "a reference to another document",
                        "leads out of this document",
                        tree -> property(tree, "metadata").put("$ref", "http://127.0.0.1:1/x.yaml")),
                operation(
                        "a bad pattern",
                        "not a regular expression",
                        tree -> at(tree, "/components/parameters/Version/schema")
                                .put("pattern", "^(")),
                operation(
                        "a path parameter without an example",
                        "customer_id",
                        tree -> at(tree, "/components/parameters/CustomerId").remove("examples")),
                operation(
                        "no response of success",
                        "no response of success",
                        tree -> at(tree, POST + "/responses").remove("200")),
                operation(
                        "servers of its own",
                        "servers of its own",
                        tree -> at(tree, POST).putArray("servers").addObject().put("url", "http://x")));
    }

    private static ObjectNode parameter(ObjectNode tree) {
        return at(tree, "/components/parameters/Version");
    }

    private static ObjectNode property(ObjectNode tree, String name) {
        return PackagedContract.property(tree, "WalletAccount", name);
    }

    private static DynamicTest operation(String what, String reason, Consumer<ObjectNode> edit) {
        return DynamicTest.dynamicTest(what, () -> {
            Conformance conformance = conformance(edit);

            assertThat(conformance.clauses())
                    .filteredOn(clause -> clause.operation().equals("createWallet"))
                    .isEmpty();
            assertThat(conformance.leftOut())
                    .filteredOn(part -> part.operation().equals("createWallet"))
                    .isNotEmpty()
                    .allSatisfy(part -> assertThat(part.line()).isPositive())
                    .extracting(LeftOut::reason)
                    .anyMatch(text -> text.contains(reason))
                    .noneMatch(text -> text.contains("Exception"));
        });
    }

    @TestFactory
    Stream<DynamicTest> leavesOutThePart() {
        return Stream.of(
                part("an optional cookie", "in cookie", tree -> parameter(tree).put("in", "cookie")),
                part(
                        "an unknown keyword",
                        "no keyword 'minSize'",
                        tree -> at(tree, "/components/parameters/Version/schema")
                                .put("minSize", 1)),
                part(
                        "an unknown provenance",
                        "no provenance 'guess'",
                        tree -> at(tree, "/components/parameters/Version/schema")
                                .put("x-provenance", "guess")),
                part(
                        "an example that breaks its schema",
                        "breaks its schema",
                        tree -> PackagedContract.setExamples(
                                at(tree, POST + "/responses"),
                                "linked",
                                value -> value.isBoolean() ? tree.textNode("no") : value)),
                part(
                        "an example with an unknown field",
                        "does not name: nope",
                        tree -> at(tree, FORM + "/examples/unknown_customer/value")
                                .put("nope", "x")),
                part("a request example without a response", "no response has an example named", tree -> {
                    ObjectNode examples = at(tree, FORM + "/examples");
                    examples.set("alone", examples.get("unknown_customer").deepCopy());
                }),
                part(
                        "an echo of nothing",
                        "that x-echoes names",
                        tree -> property(tree, "wallet").put("x-echoes", "gatewai")),
                part(
                        "a required property without a schema",
                        "does not describe it",
                        tree -> at(tree, "/components/schemas/WalletAccount")
                                .withArray("required")
                                .add("nope")),
                part(
                        "a callback",
                        "no callbacks",
                        tree -> at(tree, POST)
                                .putObject("callbacks")
                                .putObject("done")
                                .putObject("x")),
                part(
                        "a response of another type",
                        "JSON only",
                        tree -> at(tree, POST + "/responses/200/content")
                                .putObject("text/html")
                                .putObject("schema")
                                .put("type", "string")));
    }

    private static DynamicTest part(String what, String reason, Consumer<ObjectNode> edit) {
        return DynamicTest.dynamicTest(what, () -> {
            Conformance conformance = conformance(edit);

            assertThat(conformance.clauses()).isNotEmpty();
            assertThat(conformance.leftOut())
                    .isNotEmpty()
                    .allSatisfy(part -> assertThat(part.operation()).isEmpty())
                    .allSatisfy(part -> assertThat(part.line()).isPositive())
                    .extracting(LeftOut::reason)
                    .anyMatch(text -> text.contains(reason));
        });
    }

    @TestFactory
    Stream<DynamicTest> treatsAsAnnotation() {
        return Stream.of(
                annotation(
                        "an unknown extension", tree -> property(tree, "wallet").put("x-encrypted", true)),
                annotation("an unknown format", tree -> property(tree, "wallet").put("format", "wallet-name")),
                annotation(
                        "a discriminator",
                        tree -> at(tree, "/components/schemas/WalletAccount")
                                .putObject("discriminator")
                                .put("propertyName", "object")));
    }

    private static DynamicTest annotation(String what, Consumer<ObjectNode> edit) {
        return DynamicTest.dynamicTest(
                what, () -> assertThat(conformance(edit).leftOut()).isEmpty());
    }

    @Test
    void listsAllReasonsAtOnce() {
        List<LeftOut> leftOut = conformance(tree -> {
                    at(tree, "/components/securitySchemes/basicAuth").put("scheme", "hoba");
                    parameter(tree).put("in", "cookie").put("required", true);
                })
                .leftOut();

        assertThat(leftOut)
                .extracting(LeftOut::reason)
                .anyMatch(text -> text.contains("hoba"))
                .anyMatch(text -> text.contains("cookie"));
    }

    @TestFactory
    Stream<DynamicTest> rejectsWhatIsNoOpenApi30Document() {
        return Stream.of(
                rejected("openapi is 3.1.0: the kit reads OpenAPI 3.0 only", tree -> tree.put("openapi", "3.1.0")),
                rejected("openapi is none", tree -> tree.remove("openapi")),
                rejected("no paths", tree -> tree.putObject("paths")),
                rejected("info.title is missing", tree -> at(tree, "/info").remove("title")));
    }

    private static DynamicTest rejected(String reason, Consumer<ObjectNode> edit) {
        return DynamicTest.dynamicTest(
                reason,
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Contract.parse(PackagedContract.edited(edit)))
                        .withMessageContaining(reason));
    }
}
