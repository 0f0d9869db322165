package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.internal.check.ResponseCheck;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Reading;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.derive.Overrides;
import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.run.Covered;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Provenance;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clauses follow from the contract, whichever it is. */
final class ClausesTest {

    private static final JsonPointer LEND_FORM = JsonPointer.compile(
            "/paths/~1readers~1{reader_id}~1loans/post/requestBody/content/application~1x-www-form-urlencoded");

    private static ObjectNode library() {
        return PackagedContract.tree(PackagedContract.resource("library.yaml"));
    }

    private static List<Clause> clauses(ObjectNode tree) {
        return Contract.of(tree).reading().operations().stream()
                .flatMap(operation -> Clauses.of(operation).stream())
                .toList();
    }

    /**
     * The list is written out for a reviewer: what the kit derives from a contract with most constructs that it knows.
     */
    @Test
    void derivesTheListedClausesOfTheLibrary() {
        assertThat(clauses(library()).stream().map(clause -> clause.id() + ": " + clause.description()))
                .containsExactlyElementsOf(
                        PackagedContract.resource("library-clauses.txt").lines().toList());
    }

    /** Users name clauses by their ids, so an id must not change while the contract does not. */
    @Test
    void keepsTheIdsOfThePackagedContract() {
        assertThat(Clauses.of(PackagedContract.createWallet()))
                .extracting(Clause::id)
                .containsSubsequence(PackagedContract.resource("clause-ids.txt")
                        .lines()
                        .filter(this::applies)
                        .toList());
    }

    /** A contract that has grown documents what others must not do. */
    private boolean applies(String id) {
        Operation operation = PackagedContract.createWallet();
        return !id.equals("createWallet/other-method/get")
                || !operation
                        .document()
                        .at(operation.place().head().appendProperty("get"))
                        .isObject();
    }

    @TestFactory
    Stream<DynamicTest> derivesClauseFromAddedKeyword() {
        return Stream.of(
                derives("lend/form/book/maxLength", schema -> book(schema).put("maxLength", 9)),
                derives("lend/form/book/pattern", schema -> book(schema).put("pattern", "^[A-Z]")),
                derives(
                        "lend/form/book/enum",
                        schema -> book(schema).putArray("enum").add("Emma")),
                derives(
                        "lend/form/days/missing",
                        schema -> schema.withArray("required").add("days")));
    }

    private static ObjectNode book(ObjectNode schema) {
        return PackagedContract.object(schema, JsonPointer.compile("/properties/book"));
    }

    private static DynamicTest derives(String id, Consumer<ObjectNode> edit) {
        return DynamicTest.dynamicTest(id, () -> {
            ObjectNode tree = library();
            edit.accept(PackagedContract.object(tree, LEND_FORM.appendProperty("schema")));
            PackagedContract.object(tree, LEND_FORM.append(JsonPointer.compile("/examples/lent/value")))
                    .put("days", "7");
            assertThat(clauses(tree)).extracting(Clause::id).contains(id);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: array, items: {type: string, minLength: 2}               | search/query/genre/items/minLength
            type: array, items: {type: string, enum: [novel]}              | search/query/genre/items/enum
            type: array, items: {type: integer}                            | search/query/genre/items/type
            type: array, items: {type: string}, minItems: 2                | search/query/genre/minItems
            type: array, items: {type: string}, maxItems: 2                | search/query/genre/maxItems
            type: array, items: {type: string}, uniqueItems: true          | search/query/genre/uniqueItems
            """)
    void exercisesEachElementOfQueryArray(String schema, String id) {
        ObjectNode tree = library();
        JsonPointer parameters = JsonPointer.compile("/paths/~1books/get/parameters");
        ObjectNode genre = ((ArrayNode) tree.at(parameters)).addObject();
        genre.put("name", "genre").put("in", "query").set("schema", PackagedContract.tree("{" + schema + "}"));

        assertThat(clauses(tree)).extracting(Clause::id).contains(id);
        Reading reading = Contract.of(tree).reading();
        assertThat(Covered.of(reading.operations(), clauses(tree)).missing())
                .extracting(item -> item.place().toString())
                .noneMatch(place -> place.startsWith(parameters.toString()));
    }

    /** What a request names is not new, though the same property of another operation is. */
    @Test
    void derivesNoUniqueValueThatRepeatsTheRequest() {
        ObjectNode tree = library();
        ObjectNode id = PackagedContract.property(tree, "Loan", "id");
        id.put("x-unique", true);
        assertThat(clauses(tree)).extracting(Clause::id).contains("takeBack/unique/id", "lend/unique/id");

        id.put("x-echoes", "loan");

        assertThat(clauses(tree))
                .extracting(Clause::id)
                .contains("lend/unique/id")
                .doesNotContain("takeBack/unique/id");
    }

    @Test
    void sendsNoInvalidRequestIfOnlyTooManyRequestsAreRejected() {
        ObjectNode tree = library();
        ObjectNode responses = PackagedContract.object(tree, JsonPointer.compile("/paths/~1books/get/responses"));
        responses.set("429", responses.remove("400"));

        assertThat(clauses(tree))
                .filteredOn(clause -> clause.operation().id().equals("search") && clause.is(Kind.KEYWORD))
                .isEmpty();
    }

    /** Such an item does not arrive as one, so a server must not be blamed for it. */
    @Test
    void sendsNoEmptyItemInArrayThatIsJoinedByCommas() {
        ObjectNode tree = library();
        ((ArrayNode) tree.at("/paths/~1books/get/parameters"))
                .addObject()
                .put("name", "genre")
                .put("in", "query")
                .put("explode", false)
                .set("schema", PackagedContract.tree("{type: array, items: {type: string, minLength: 1}}"));

        assertThat(clauses(tree)).extracting(Clause::id).noneMatch(id -> id.startsWith("search/query/genre/items"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maximum: 0, exclusiveMaximum: true",
                "maximum: 1, exclusiveMaximum: true",
                "maximum: -7, exclusiveMaximum: true, multipleOf: 5",
                "minimum: 3, maximum: 5, exclusiveMinimum: true, exclusiveMaximum: true",
                "minimum: 7, maximum: 7"
            })
    void makesValueWithinTheLimits(String limits) {
        ObjectNode tree = library();
        JsonPointer schema = JsonPointer.compile(
                "/paths/~1books~1{book_id}~1reviews/put/requestBody/content/application~1json/schema/properties");
        PackagedContract.object(tree, schema).set("pages", PackagedContract.tree("{type: integer, " + limits + "}"));

        assertThat(clauses(tree)).extracting(Clause::id).contains("review/body/pages/value/plain");
    }

    @Test
    void requiresNoBodyIfTheContractHasNone() {
        Clause rejected = clauses(library()).stream()
                .filter(clause -> clause.operation().id().equals("review"))
                .filter(clause -> clause.subject().equals(new Subject.Sent(Credentials.NONE)))
                .findFirst()
                .orElseThrow();
        Headers headers = new Headers(Map.of("WWW-Authenticate", List.of("Bearer")));

        assertThat(ResponseCheck.check(rejected, new Response(401, headers, new byte[0]), "key"))
                .isEmpty();
        assertThat(ResponseCheck.check(rejected, new Response(401, headers, new byte[1]), "key"))
                .extracting(Breach::message)
                .containsExactly("body: expected none, found 1 byte");
    }

    @Test
    void sendsOverrideInPlaceOfParameterExample() {
        Operation operation = PackagedContract.operation(Contract.of(library()), "lend");

        List<Clause> clauses = Clauses.of(
                        operation, new Overrides(Map.of(new Overrides.Replaced("reader_id", "r1"), "r7"), Map.of()))
                .clauses();

        assertThat(clauses)
                .filteredOn(clause -> !clause.is(Kind.EMPTY_SEGMENT) && !clause.is(Kind.NO_SEGMENT))
                .extracting(clause -> clause.call().path().get("reader_id").asText())
                .allSatisfy(reader -> assertThat(reader).startsWith("r7"));
    }

    @Test
    void sendsOverrideInPlaceOfFieldAndExpectsItWhereTheResponseRepeatsIt() {
        Operation operation = PackagedContract.createWallet();
        Clause scenario = scenarioWithThreeFields(Clauses.of(operation));

        List<Clause> clauses = Clauses.of(
                        operation, new Overrides(Map.of(), Map.of("gateway", "PAYTM", "mobile_number", "12345678")))
                .clauses();

        Clause own = scenarioWithThreeFields(clauses);
        assertThat(own.call().form()).contains("gateway=PAYTM", "mobile_number=12345678");
        assertThat(own.example().toString())
                .isEqualTo(scenario.example()
                        .toString()
                        .replace("MOBIKWIK", "PAYTM")
                        .replace("99999999", "12345678"));
        assertThat(clauses)
                .filteredOn(clause -> clause.is(Kind.REQUIRED_ONLY))
                .extracting(clause -> clause.call().form())
                .containsOnly("gateway=PAYTM");
    }

    private static Clause scenarioWithThreeFields(List<Clause> clauses) {
        return clauses.stream()
                .filter(clause ->
                        clause.is(Kind.SCENARIO) && clause.call().body().size() == 3)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/components/schemas/Loan/required, STATED",
        "/components/schemas/Loan/properties/due/type, RELATED",
        "/components/schemas/Loan/properties/due/nullable, STATED",
        "/components/schemas/Rejection/type, STATED",
        "/components/schemas/Reason/type, RELATED",
        "/components/schemas/Reason/properties/words/items/type, RELATED",
        "/paths/~1readers~1{reader_id}~1loans/post/responses/401/description, RELATED",
        "/paths/~1readers~1{reader_id}~1returns/post/responses/401/description, STATED",
    })
    void markCoversTheKeywordsItLists(String place, Provenance provenance) {
        assertThat(Contract.of(library()).reading().document().provenance(JsonPointer.compile(place)))
                .isEqualTo(provenance);
    }
}
