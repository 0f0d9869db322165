package dev.createwallet.openapi.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the page of this repository's contract against that contract. */
class ReferencePageTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
    private static final Pattern LOADED_BY_STYLE =
            Pattern.compile("url\\(\\s*[\"']?([^\"')]*)|@import\\s*[\"']([^\"']*)");

    @TempDir
    private static Path page;

    private static JsonNode contract;
    private static JsonNode shown;
    private static String descriptions;

    @BeforeAll
    static void render() throws IOException {
        Contract read = Contract.read(Path.of("../openapi.yaml"));
        contract = read.root().node();
        ReferencePage.write(read, page);
        shown = json(file("contract.js").replaceFirst("^const contract = ", "").replaceFirst(";\n$", ""));
        descriptions = String.join(
                "\n", all(shown, "description"::equals).map(JsonNode::asText).toList());
    }

    @Test
    void showsEachOperationWithItsTexts() {
        List<JsonNode> operations = operations(contract).toList();
        assertThat(operations).isNotEmpty();
        assertThat(fieldNames(shown.path("paths"))).isEqualTo(fieldNames(contract.path("paths")));
        assertThat(operations(shown).map(operation -> operation.path("operationId")))
                .isEqualTo(operations.stream()
                        .map(operation -> operation.path("operationId"))
                        .toList());
        assertShown(all(contract, name -> name.equals("description")));
        assertThat(all(shown, "summary"::equals).toList())
                .containsAll(all(contract, "summary"::equals).toList());
    }

    @Test
    void showsEachParameterAndEachFieldWithItsConstraints() {
        assertThat(withoutTexts(shown.path("components").path("parameters")))
                .isNotEmpty()
                .isEqualTo(withoutTexts(contract.path("components").path("parameters")));
        assertThat(withoutTexts(shown.path("components").path("schemas")))
                .isNotEmpty()
                .isEqualTo(withoutTexts(contract.path("components").path("schemas")));
    }

    @Test
    void showsTheValueOfEachNamedExampleWhereTheRendererDoesNotHideIt() {
        List<JsonNode> values = all(contract, "examples"::equals)
                .flatMap(JsonNode::valueStream)
                .map(example -> example.path("value"))
                .toList();
        assertThat(values)
                .isNotEmpty()
                .allSatisfy(value -> assertThat(descriptions)
                        .contains(value.isContainerNode() ? value.toPrettyString() : value.asText()));
    }

    @Test
    void showsTheExampleOfEachParameterAndFieldBesideIt() {
        assertThat(places(contract, JsonPointer.empty(), "example"))
                .isNotEmpty()
                .allSatisfy(place -> {
                    JsonNode example = contract.at(place).path("example");
                    JsonNode there = shown.at(place);
                    String words = "Example: `" + example.asText() + "`";
                    assertThat(there.path("example").equals(example)
                                    || there.path("description").asText().contains(words))
                            .as("%s shows its example", place)
                            .isTrue();
                });
    }

    @Test
    void showsEachValueThatAFieldMayHaveBesideIt() {
        assertThat(places(contract, JsonPointer.empty(), "enum"))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(contract.at(place).path("enum"))
                        .isNotEmpty()
                        .allSatisfy(value -> assertThat(
                                        shown.at(place).path("description").asText())
                                .containsPattern("One of: .*`" + Pattern.quote(value.asText()) + "`")));
    }

    @Test
    void showsTheReasonOfEachProvenanceMark() {
        assertShown(all(contract, "x-provenance-note"::equals));
        assertThat(occurrences(descriptions, "**inferred") + occurrences(descriptions, "**related"))
                .isGreaterThanOrEqualTo(
                        (int) all(contract, "x-provenance"::equals).count());
        assertThat(all(contract, "x-provenance-covers"::equals).flatMap(JsonNode::valueStream))
                .isNotEmpty()
                .allSatisfy(keyword -> assertThat(descriptions).contains("`" + keyword.asText() + "`"));
    }

    @Test
    void showsTheOtherExtensionsInWords() {
        Predicate<String> other = name -> name.startsWith("x-") && !name.startsWith("x-provenance");
        List<String> names = names(contract).filter(other).distinct().toList();
        assertThat(names).isNotEmpty().allSatisfy(name -> {
            long marked = all(contract, name::equals).count();
            assertThat(occurrences(descriptions, "**" + name.substring(2) + "**"))
                    .isGreaterThanOrEqualTo((int) marked);
        });
        assertShown(all(contract, "x-echoes"::equals));
    }

    @Test
    void callsTheServerThatItCameFromAndTellsOfTheOthers() {
        assertThat(shown.path("servers").findValuesAsText("url")).containsExactly("/");
        assertShown(all(contract.path("servers"), "url"::equals));
    }

    @Test
    void loadsNothingButFilesThatAreBesideIt() {
        List<String> loaded = LOADED.matcher(file("index.html"))
                .results()
                .map(found -> found.group(1))
                .filter(reference -> !reference.startsWith("data:"))
                .toList();
        assertThat(loaded).isNotEmpty().allSatisfy(name -> {
            assertThat(name).matches("[\\w.-]+");
            assertThat(file(name)).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger-ui.css", "reference.css"})
    void stylesLoadNothing(String name) {
        assertThat(LOADED_BY_STYLE
                        .matcher(file(name))
                        .results()
                        .map(MatchResult::group)
                        .filter(loaded -> !loaded.matches("url\\([\"']?data:.*")))
                .isEmpty();
    }

    @Test
    void pageHasNoScriptOrStyleOfItsOwnInTheDocument() {
        assertThat(file("index.html")).doesNotContainPattern("<style|style=|\\son\\w+=|<script(?![^>]*\\ssrc=)");
    }

    @Test
    void policyAllowsOnlyScriptsAndStylesOfThePagesOwnServer() {
        List<String> policy = Stream.of(
                        file("content-security-policy.txt").strip().split("; "))
                .toList();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'")
                .noneMatch(directive ->
                        directive.contains("unsafe-") || directive.contains("*") || directive.contains("http"));
    }

    /** Fields whose names look like keywords or like extensions of the contract are still fields. */
    @ParameterizedTest
    @ValueSource(strings = {"example", "value", "properties", "x-trace", "description"})
    void fieldsMayHaveTheNameOfAKeyword(String name) {
        Contract document = Contract.parse("openapi.yaml", """
                {"info": {}, "components": {"schemas": {"Thing": {"type": "object", "properties": {"%s":
                {"type": "string", "x-sensitive": true, "x-provenance": "inferred", "x-provenance-note": "Why."}}}}}}
                """.formatted(name));
        assertThat(ReadableContract.of(document)
                        .at("/components/schemas/Thing/properties/" + name + "/description")
                        .asText())
                .contains("**inferred**", "Why.", "**sensitive**");
    }

    private void assertShown(Stream<JsonNode> texts) {
        assertThat(texts.map(text -> text.asText().strip()))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(descriptions).contains(text));
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** What a tree says beside its words: no descriptions, examples or extensions. */
    private static JsonNode withoutTexts(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        nodes(copy).forEach(node -> {
            if (node instanceof ObjectNode object) {
                object.remove(Stream.concat(
                                Stream.of("description", "example", "examples"),
                                names(object).filter(name -> name.startsWith("x-")))
                        .toList());
            }
        });
        return copy;
    }

    private static Stream<JsonNode> operations(JsonNode document) {
        return document.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(node -> node.has("responses"));
    }

    private static List<String> fieldNames(JsonNode node) {
        return node.propertyStream().map(member -> member.getKey()).toList();
    }

    /** Where something has a keyword. */
    private static Stream<JsonPointer> places(JsonNode node, JsonPointer here, String keyword) {
        Stream<JsonPointer> within = node.isArray()
                ? IntStream.range(0, node.size())
                        .boxed()
                        .flatMap(i -> places(node.path(i), here.appendIndex(i), keyword))
                : node.propertyStream()
                        .flatMap(member -> places(member.getValue(), here.appendProperty(member.getKey()), keyword));
        return node.has(keyword) ? Stream.concat(Stream.of(here), within) : within;
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(
                Stream.of(node), node.valueStream().toList().stream().flatMap(ReferencePageTest::nodes));
    }

    private static Stream<String> names(JsonNode tree) {
        return nodes(tree).flatMap(JsonNode::propertyStream).map(member -> member.getKey());
    }

    private static Stream<JsonNode> all(JsonNode tree, Predicate<String> name) {
        return nodes(tree)
                .flatMap(JsonNode::propertyStream)
                .filter(member -> name.test(member.getKey()))
                .map(member -> member.getValue());
    }

    private static String file(String name) {
        try {
            return Files.readString(page.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
