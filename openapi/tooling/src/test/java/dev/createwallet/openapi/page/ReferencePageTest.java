package dev.createwallet.openapi.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.document.ContractMerge;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Part;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.generate.JavaExamples;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Example;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.Scenario;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Holds the page against the contract that it is made of: this one, and one that has grown. */
@ParameterizedClass
@MethodSource("contracts")
class ReferencePageTest {

    private static final Path CONTRACT = Path.of("../openapi.yaml");
    private static final Path GROWTH = Path.of("../../contract-tests/growth");

    private final Contract contract;
    private final String html;
    private final Document page;

    ReferencePageTest(Contract contract) throws Exception {
        this.contract = contract;
        this.html = ReferencePage.html(contract);
        this.page = parsed(html);
    }

    static Stream<Contract> contracts() throws IOException {
        JsonNode grown = ContractMerge.YAML.readTree(CONTRACT.toFile());
        for (String change :
                List.of("06-list", "07-commands", "08-json-body", "14-basic-or-bearer", "15-delete", "16-everything")) {
            JsonNode tree =
                    ContractMerge.YAML.readTree(GROWTH.resolve(change + ".yaml").toFile());
            grown = ContractMerge.has(grown, tree) ? grown : ContractMerge.merge(grown, tree);
        }
        return Stream.of(
                Contract.read(CONTRACT), Contract.parse("grown.yaml", ContractMerge.YAML.writeValueAsString(grown)));
    }

    /** The page is also XML, so that a parser finds each element that is not closed, or closed in another one. */
    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private List<Element> all(String path) {
        return all(page, path);
    }

    private static List<Element> all(Node within, String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, within, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> (Element) nodes.item(i))
                    .toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static boolean hasClass(Element element, String name) {
        return List.of(element.getAttribute("class").split(" ")).contains(name);
    }

    private Element operation(Operation operation) {
        return all("//article").stream()
                .filter(article -> text(all(article, "h3").get(0)).endsWith(operation.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no article of " + operation));
    }

    private static String text(Node node) {
        return node.getTextContent().replaceAll("\\s+", " ").strip();
    }

    private static List<String> texts(List<Element> elements) {
        return elements.stream().map(ReferencePageTest::text).toList();
    }

    private Stream<Place> places() {
        return contract.parts().map(Part::place).filter(place -> !place.isReference());
    }

    @Test
    void hasAHeadingForEachOperationThatTheContentsLeadTo() {
        assertThat(contract.operations()).isNotEmpty().allSatisfy(operation -> {
            Element article = operation(operation);
            assertThat(text(all(article, "h3").get(0)))
                    .startsWith(operation.place().member("summary").text());
            assertThat(all("//nav//a[@href='#" + article.getAttribute("aria-labelledby") + "']"))
                    .hasSize(1);
        });
    }

    @Test
    void showsEachTextOfTheContract() {
        assertThat(places().flatMap(place -> Stream.of("description", "summary", "title", "x-provenance-note")
                        .map(place::member)
                        .filter(text -> text.node().isTextual())))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(html.replace("&#39;", "'")).contains(Markdown.line(text.text())));
    }

    @Test
    void showsEachParameterAndHeaderOfAnOperationWithItsExamples() {
        assertThat(contract.operations()).allSatisfy(operation -> {
            Element article = operation(operation);
            assertThat(operation.parameters()).allSatisfy(parameter -> {
                Element row = row(
                        article, parameter.name(), "in " + parameter.in().name().toLowerCase(Locale.ROOT));
                assertThat(text(row)).contains(parameter.required() ? " required" : " optional");
                assertThat(parameter.examples())
                        .extracting(Example::json)
                        .allSatisfy(value -> assertThat(text(row)).contains("Example: " + Html.text(value)));
            });
            assertThat(operation.responses().stream().flatMap(response -> response.headers().stream()))
                    .allSatisfy(header -> row(article, header.name(), header.required() ? " required" : " optional"));
        });
    }

    private static Element row(Element within, String name, String part) {
        return all(within, ".//li[div[@class='head']/span[@class='name']]").stream()
                .filter(row -> text(all(row, "div/span[@class='name']").get(0)).equals(name)
                        && text(row).contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + name + " with " + part));
    }

    @Test
    void showsEachPropertyWithItsConstraintsAndMarks() {
        List<Element> rows = all("//li[div[@class='head']/span[@class='name']]");
        assertThat(contract.all(Kind.SCHEMA)
                        .flatMap(schema ->
                                schema.member("properties").children().map(property -> Map.entry(property, schema))))
                .isNotEmpty()
                .allSatisfy(property -> {
                    Place schema = property.getKey();
                    boolean required = property.getValue()
                            .member("required")
                            .children()
                            .anyMatch(name -> name.text().equals(schema.name()));
                    List<String> said = Stream.concat(
                                    Stream.of("enum")
                                            .flatMap(keyword ->
                                                    schema.member(keyword).children()),
                                    Stream.of(
                                                    "pattern",
                                                    "minLength",
                                                    "maximum",
                                                    "multipleOf",
                                                    "default",
                                                    "example",
                                                    "format",
                                                    "x-echoes",
                                                    "x-provenance",
                                                    "x-provenance-note")
                                            .map(schema::member))
                            .filter(value -> !value.isReference() && value.exists())
                            .map(value -> Html.text(value.node()))
                            .collect(Collectors.toCollection(ArrayList::new));
                    said.add(required ? " required" : " optional");
                    assertThat(rows)
                            .filteredOn(row -> text(all(row, "div/span[@class='name']")
                                            .get(0))
                                    .equals(schema.name()))
                            .extracting(ReferencePageTest::text)
                            .anySatisfy(row -> assertThat(row).contains(said));
                });
    }

    @Test
    void showsScenariosAsRequestsWithTheirResponses() {
        assertThat(contract.operations()).allSatisfy(operation -> {
            List<Element> pairs = all(operation(operation), ".//div[@class='pair']");
            assertThat(operation.scenarios()).isNotEmpty().hasSameSizeAs(pairs);
            for (int i = 0; i < pairs.size(); i++) {
                Scenario scenario = operation.scenarios().get(i);
                List<String> shown = all(pairs.get(i), "pre").stream()
                        .map(Element::getTextContent)
                        .toList();
                // Not every contract has a client.
                List<String> requests = Stream.concat(
                                Stream.of(Curl.of(operation, scenario)),
                                JavaExamples.of(contract).flatMap(java -> java.call(operation, scenario)).stream())
                        .toList();
                assertThat(shown)
                        .startsWith(requests.toArray(String[]::new))
                        .hasSize(requests.size() + (scenario.body().isPresent() ? 1 : 0));
                scenario.body()
                        .ifPresent(body -> assertThat(json(shown.get(requests.size())))
                                .isEqualTo(body.example().json()));
                assertThat(text(pairs.get(i)))
                        .contains(
                                scenario.name(),
                                "Response " + scenario.response().status());
            }
        });
    }

    @Test
    void showsExamplesOfNoScenarioAtTheirMessages() {
        List<JsonNode> values = all("//div[@class='media']/pre").stream()
                .map(shown -> json(shown.getTextContent()))
                .toList();
        assertThat(contract.operations().stream()
                        .flatMap(operation -> operation.responses().stream())
                        .flatMap(response -> response.contents().stream())
                        .flatMap(content -> content.examples().stream())
                        .filter(example -> !example.isNamed())
                        .map(Example::json))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(values).contains(value));
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void explainsEachMarkThatItShows() {
        List<Element> marks = all("//li/a[starts-with(@class, 'mark ')]");
        Set<String> explained = all("//dl[@class='legend']/div/dt").stream()
                .map(term -> term.getAttribute("id"))
                .collect(Collectors.toSet());
        for (Mark mark : Mark.values()) {
            long marked = places().filter(place -> Mark.of(place).stream().anyMatch(shown -> shown.mark() == mark))
                    .count();
            assertThat(marks)
                    .filteredOn(shown -> shown.getAttribute("href").equals("#" + mark.id()))
                    .hasSizeGreaterThanOrEqualTo((int) marked);
            assertThat(explained.contains(mark.id())).isEqualTo(marked > 0);
        }
        assertThat(all("//span[@class='note']"))
                .isNotEmpty()
                .allSatisfy(note -> assertThat(all(note, "../a[starts-with(@class, 'mark ')]"))
                        .hasSize(1));
    }

    @Test
    void saysHowToAuthenticate() {
        assertThat(contract.all(Kind.SECURITY_SCHEME))
                .isNotEmpty()
                .allSatisfy(scheme -> assertThat(
                                text(all("//section[h2/@id='authentication']").get(0)))
                        .contains(scheme.name()));
        assertThat(contract.operations())
                .allSatisfy(operation -> assertThat(
                                texts(all(operation(operation), ".//p[contains(., 'Authentication: ')]//a")))
                        .containsExactlyElementsOf(operation.security().stream()
                                .flatMap(List::stream)
                                .map(scheme -> scheme.id())
                                .toList()));
    }

    @Test
    void hasOneOutlineWithoutGaps() {
        List<Integer> levels = all("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]").stream()
                .map(heading -> heading.getTagName().charAt(1) - '0')
                .toList();
        assertThat(levels).startsWith(1).containsOnlyOnce(1);
        IntStream.range(1, levels.size())
                .forEach(i -> assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1));
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(all("/html/body/nav | /html/body/main | /html/body/footer")).hasSize(3);
        assertThat(all("//*[self::section or self::form][@aria-labelledby]"))
                .isNotEmpty()
                .extracting(section -> text(all(section, ".//*[@id='" + section.getAttribute("aria-labelledby") + "']")
                        .get(0)))
                .doesNotHaveDuplicates();
    }

    @Test
    void idsAreUniqueAndReferencesLeadToThem() {
        List<String> ids = all("//*[@id]").stream()
                .map(element -> element.getAttribute("id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Stream.of("for", "aria-labelledby", "aria-describedby")
                        .flatMap(attribute -> all("//*[@" + attribute + "]").stream()
                                .map(element -> element.getAttribute(attribute))))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(ids).contains(id));
        assertThat(all("//a[starts-with(@href, '#')]"))
                .isNotEmpty()
                .extracting(link -> link.getAttribute("href").substring(1))
                // The server of the page adds this one.
                .filteredOn(id -> !id.equals("api-key"))
                .allSatisfy(id -> assertThat(ids).contains(id));
    }

    /** Without its server there is nothing to send a request to. */
    @Test
    void offersNoControlsOutsideOfTemplates() {
        List<Element> controls = all("//*[self::input or self::select or self::textarea or self::button]");
        assertThat(controls)
                .isNotEmpty()
                .allSatisfy(control ->
                        assertThat(all(control, "ancestor::template")).hasSize(1));
        assertThat(controls)
                .filteredOn(control -> !control.getTagName().equals("button"))
                .allSatisfy(control -> assertThat(all("//label[@for='" + control.getAttribute("id") + "']"))
                        .hasSize(1));
        assertThat(html).doesNotContainIgnoringCase("server of this page");
    }

    @Test
    void hasAControlForEachInputOfAnOperation() {
        assertThat(contract.operations()).allSatisfy(operation -> {
            List<String> names = all(operation(operation), ".//form//*[@name]").stream()
                    .map(control -> control.getAttribute("name"))
                    .toList();
            Stream<String> parameters = operation.parameters().stream()
                    .map(parameter -> parameter.in().name().toLowerCase(Locale.ROOT) + "." + parameter.name());
            Stream<String> body = operation
                    .requestContents()
                    .flatMap(content -> content.isForm()
                            ? contract.resolve(content.schema())
                                    .member("properties")
                                    .children()
                                    .map(field -> "form." + field.name())
                            : Stream.of("body."));
            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(parameters, body).toList());
        });
    }

    /** What the script fills in. */
    @Test
    void hasTheValuesOfEachScenarioForTheControls() {
        assertThat(contract.operations()).allSatisfy(operation -> {
            List<Element> options = all(operation(operation), ".//select[@class='fill']/option");
            List<Scenario> scenarios = operation.scenarios();
            assertThat(options).hasSize(scenarios.size() + 1);
            for (int i = 0; i < scenarios.size(); i++) {
                JsonNode values = json(options.get(i).getAttribute("value"));
                for (Map.Entry<Parameter, Example> sent :
                        scenarios.get(i).parameters().entrySet()) {
                    assertThat(values.path(sent.getKey().in().name().toLowerCase(Locale.ROOT) + "."
                                    + sent.getKey().name()))
                            .isEqualTo(sent.getValue().json());
                }
            }
        });
    }

    @Test
    void hasNoScriptOrStyleWithinTheDocument() {
        assertThat(all("//style | //*[@style] | //script[not(@src)]")).isEmpty();
        assertThat(all("//@*[starts-with(name(), 'on')]/..")).isEmpty();
        assertThat(all("//script"))
                .extracting(script -> script.getAttribute("src"))
                .containsExactly("reference.js");
    }

    @Test
    void loadsNothingButFilesBesideIt(@TempDir Path folder) throws IOException {
        ReferencePage.write(contract, folder);

        List<String> loaded = Stream.concat(
                        all("//link").stream().map(link -> link.getAttribute("href")),
                        all("//*[@src]").stream().map(element -> element.getAttribute("src")))
                .filter(name -> !name.equals("data:,"))
                .toList();
        assertThat(loaded)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(folder.resolve(name)).isNotEmptyFile());
        assertThat(Files.readString(folder.resolve("reference.css"))).doesNotContain("url(", "@import");
        assertThat(folder.resolve("index.html")).hasContent(html);
    }

    @Test
    void policyAllowsOnlyScriptsAndStylesOfThePagesOwnServer(@TempDir Path folder) throws IOException {
        ReferencePage.write(contract, folder);

        assertThat(Files.readString(folder.resolve("content-security-policy.txt"))
                        .strip()
                        .split("; "))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'")
                .noneMatch(directive ->
                        directive.contains("unsafe-") || directive.contains("*") || directive.contains("http"));
    }

    @Test
    void keepsHtmlOfTheContractAsText() throws Exception {
        String hostile = "</code></p></template><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
                + " [l](javascript:alert(1)) ![i](https://i.example/i.png) {{title}}";
        JsonNode tree = contract.root().node().deepCopy();
        infect(tree, hostile);
        ((ObjectNode) tree.at("/info/contact")).put("url", "javascript:alert(1)");

        Document infected = parsed(ReferencePage.html(Contract.parse("hostile.yaml", tree.toString())));

        assertThat(all(infected, "//script")).hasSize(1);
        assertThat(all(infected, "//img | //@*[starts-with(name(), 'on')]/..")).isEmpty();
        assertThat(all(infected, "//a/@href/.."))
                .extracting(link -> link.getAttribute("href"))
                .allMatch(href -> href.isEmpty() || href.matches("(#|https?:|mailto:).*"));
        assertThat(all(infected, "//template")).hasSameSizeAs(all("//template"));
        assertThat(infected.getDocumentElement().getTextContent()).contains("alert(1)", "{{title}}");
    }

    /** Adds a text to each text that is no keyword and no reference. */
    private static void infect(JsonNode tree, String hostile) {
        Set<String> free = Set.of(
                "title",
                "version",
                "description",
                "summary",
                "x-provenance-note",
                "example",
                "pattern",
                "operationId",
                "x-echoes",
                "format");
        if (tree instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                if (free.contains(member.getKey()) && member.getValue().isTextual()) {
                    object.put(member.getKey(), member.getValue().textValue() + hostile);
                } else {
                    infect(member.getValue(), hostile);
                }
            }
            if (object.path("properties") instanceof ObjectNode properties) {
                properties
                        .putObject(hostile)
                        .put("type", "string")
                        .put("default", hostile)
                        .putArray("enum")
                        .add(hostile);
            }
        } else {
            tree.forEach(element -> infect(element, hostile));
        }
    }
}
