package dev.createwallet.conformance.internal.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.PackagedContract;
import dev.createwallet.conformance.PlainServer;
import dev.createwallet.conformance.Target;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

@ExtendWith(WalletStubExtension.class)
final class ReportsTest {

    /** Text that would end a script, start another or break XML if it were not escaped. */
    private static final String HOSTILE =
            "</script><script>alert(1)</script><img src=x onerror=alert(1)><!-- ]]> {{data}} \u0001\ufffe$1\\";

    private static final Pattern INLINE = Pattern.compile("<(style|script)>(.*?)</\\1>", Pattern.DOTALL);
    /** In any style of YAML. */
    private static final String BOOLEAN = ".*type: [\"']?boolean[\"']?.*";

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private static TestRun run(Target target, boolean strict) throws InterruptedException {
        return run(Contract.packaged(), target, strict);
    }

    private static TestRun run(Contract contract, Target target, boolean strict) throws InterruptedException {
        return new TestRun(
                contract.title(),
                new TestRun.Source("openapi.yaml", contract.lines(), contract::line),
                target.baseUri(),
                strict,
                Instant.now(),
                Conformance.of(contract, target).strict(strict).run(result -> {}));
    }

    private static TestRun hostile() throws IOException, InterruptedException {
        return hostile(false);
    }

    private static TestRun hostile(boolean strict) throws IOException, InterruptedException {
        String json = new ObjectMapper().writeValueAsString(Map.of("object", HOSTILE, "linked", HOSTILE));
        try (PlainServer server =
                new PlainServer(exchange -> PlainServer.respond(exchange, 200, "application/json", json))) {
            return run(Target.of(URI.create(server.baseUri()), "key_of_the_test"), strict);
        }
    }

    private static JsonNode json(TestRun run) throws IOException {
        return new ObjectMapper().readTree(JsonReport.of(run));
    }

    private static Element xml(TestRun run) throws Exception {
        return parsed(JUnitReport.of(run));
    }

    private static Element parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportsTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new DOMSource(document));
        return document.getDocumentElement();
    }

    @Test
    void jsonHasEachClauseAndElement(WalletStub stub) throws Exception {
        TestRun run = run(Target.of(stub.baseUri(), stub.apiKey()), true);

        JsonNode json = json(run);

        assertThat(json.path("contract").textValue()).isEqualTo(run.contract());
        assertThat(json.path("server").textValue()).isEqualTo(stub.baseUri().toString());
        assertThat(json.path("verdict").textValue()).isEqualTo("conforms");
        assertThat(json.path("strict").booleanValue()).isTrue();
        assertThat(Instant.parse(json.path("start").textValue())).isEqualTo(run.start());
        assertThat(json.path("requests").intValue())
                .isEqualTo(run.report().requests())
                .isPositive();
        assertThat(json.path("findings")).isEmpty();
        assertThat(json.path("coverage")).hasSameSizeAs(run.report().coverage().elements());
        assertThat(json.path("clauses"))
                .hasSameSizeAs(run.report().results())
                .isNotEmpty()
                .allSatisfy(clause -> {
                    assertThat(clause.path("outcome").textValue()).isEqualTo("holds");
                    assertThat(clause.path("place").textValue()).startsWith("/");
                    assertThat(clause.path("exchanges")).isNotEmpty().allSatisfy(exchange -> {
                        assertThat(exchange.path("request").textValue())
                                .containsPattern("^[A-Z]+ /")
                                .doesNotContain(stub.apiKey());
                        assertThat(exchange.path("curl").textValue())
                                .startsWith("curl ")
                                .doesNotContain(stub.apiKey());
                        assertThat(exchange.path("response").textValue()).isNotEmpty();
                    });
                });
    }

    @Test
    void findingHasBreachAndClauses() throws Exception {
        JsonNode finding = json(hostile()).path("findings").path(0);

        assertThat(finding.path("outcome").textValue()).isEqualTo("fails");
        assertThat(finding.path("clauses")).isNotEmpty();
        assertThat(finding.path("curl").textValue()).startsWith("curl ");
        assertThat(finding.path("breach").propertyStream().map(Map.Entry::getKey))
                .containsExactly("place", "line", "provenance", "subject", "expected", "found");
    }

    @Test
    void findingLeadsToTheLineOfTheContractInThePage() throws Exception {
        TestRun run = hostile();
        Matcher data =
                DATA.matcher(HtmlReport.of(JsonReport.of(run), run.source().text()));

        assertThat(data.find()).isTrue();
        JsonNode page = new ObjectMapper().readTree(data.group(1));
        JsonNode breach = page.at("/report/findings")
                .valueStream()
                .map(finding -> finding.path("breach"))
                .filter(each -> each.path("place")
                        .textValue()
                        .equals("/components/schemas/WalletAccount/properties/linked/type"))
                .findFirst()
                .orElseThrow();
        assertThat(page.at("/report/contract_file").textValue()).isEqualTo("openapi.yaml");
        assertThat(page.path("contract")
                        .path(breach.path("line").intValue() - 1)
                        .textValue())
                .matches(BOOLEAN);
    }

    @Test
    void xmlHasTestForEachClause(WalletStub stub) throws Exception {
        TestRun run = run(Target.of(stub.baseUri(), stub.apiKey()), true);

        Element suite = xml(run);

        String clauses = String.valueOf(run.report().results().size());
        assertThat(suite)
                .returns(clauses, s -> s.getAttribute("tests"))
                .returns("0", s -> s.getAttribute("failures"))
                .returns("0", s -> s.getAttribute("errors"))
                .returns("0", s -> s.getAttribute("skipped"));
        assertThat(suite.getElementsByTagName("testcase").getLength()).hasToString(clauses);
        assertThat(suite.getElementsByTagName("failure").getLength()).isZero();
    }

    /** The object is a warning and comes first in the contract; what fails is that linked is no boolean. */
    @Test
    void xmlLeadsWithTheBreachThatFails() throws Exception {
        Element failure =
                (Element) xml(hostile()).getElementsByTagName("failure").item(0);

        assertThat(failure.getAttribute("message")).doesNotContain("body/object");
        assertThat(failure.getTextContent()).contains("Warning: body/object");
    }

    /** In a strict run both fail. */
    @Test
    void xmlLeadsWithWhatThePageStates() throws Exception {
        Element failure =
                (Element) xml(hostile(true)).getElementsByTagName("failure").item(0);

        assertThat(failure.getAttribute("message")).doesNotContain("body/object");
        assertThat(failure.getTextContent()).contains("body/object").doesNotContain("Warning: ");
    }

    /** One that warns only fails no test. */
    @Test
    void xmlHasWarningsOfTestsThatPass(WalletStub stub) throws Exception {
        Contract contract = Contract.parse(
                PackagedContract.edited(tree -> PackagedContract.replace(tree, "wallet_account", "purse")));

        Element suite = xml(run(contract, Target.of(stub.baseUri(), stub.apiKey()), false));

        assertThat(suite.getAttribute("failures")).as(suite.getTextContent()).isEqualTo("0");
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
                .startsWith("Warning: body/object: expected \"purse\", found \"wallet_account\"")
                .contains("curl ");
    }

    @Test
    void xmlEscapesWhatServersSend() throws Exception {
        Element suite = xml(hostile());

        assertThat(suite.getElementsByTagName("failure").getLength())
                .isPositive()
                .hasToString(suite.getAttribute("failures"));
        assertThat(suite.getElementsByTagName("img").getLength()).isZero();
    }

    @Test
    void xmlHasErrorIfTheServerCouldNotBeTested() throws Exception {
        Element suite = xml(run(Target.of(URI.create("http://127.0.0.1:1"), "key_of_the_test"), false));

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
        assertThat(suite.getElementsByTagName("failure").getLength()).hasToString(suite.getAttribute("failures"));
        assertThat(Integer.parseInt(suite.getAttribute("skipped"))).isPositive();
    }

    @Test
    void rejectsXmlOfAnotherShape() {
        assertThatThrownBy(() ->
                        parsed("<testsuite name='a' tests='1' failures='0' errors='0' skipped='0' time='0.100'/>"))
                .isInstanceOf(SAXParseException.class);
    }

    /** They may be secret. */
    @Test
    void pageHasNoExamplesOfTheContract() {
        List<String> lines = Contract.packaged().lines();

        assertThat(lines).hasSameSizeAs(PackagedContract.text().lines().toList());
        assertThat(lines)
                .noneMatch(line -> line.contains("99999999"))
                .anyMatch(line -> line.matches("\\s+example: \u2026|\\s+examples:"))
                .anyMatch(line -> line.matches(BOOLEAN));
    }

    /** What the style says of colours, for a screen that is light and one that is dark. */
    private record Colours(Map<String, String> values, String style) {

        private static final Pattern VALUE = Pattern.compile("--([\\w-]+): (#[0-9a-f]{3,6});");
        private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
        private static final double ENOUGH = 4.5;

        static Stream<Colours> of(String style) {
            List<String> roots = RULE.matcher(style)
                    .results()
                    .filter(rule -> rule.group(1).contains(":root"))
                    .map(rule -> rule.group(2))
                    .toList();
            Map<String, String> light = values(roots.get(0));
            Map<String, String> dark = new HashMap<>(light);
            dark.putAll(values(roots.get(1)));
            return Stream.of(new Colours(light, style), new Colours(dark, style));
        }

        private static Map<String, String> values(String rule) {
            return VALUE.matcher(rule).results().collect(Collectors.toMap(v -> v.group(1), v -> v.group(2)));
        }

        private static Optional<String> used(String rule, String property) {
            return Pattern.compile("(?<![\\w-])" + property + ": var\\(--([\\w-]+)\\)")
                    .matcher(rule)
                    .results()
                    .map(use -> use.group(1))
                    .findFirst();
        }

        /** Returns each pair of a text and what is behind it. A text without a colour behind it stands on any of three. */
        List<String> tooClose() {
            return RULE.matcher(style)
                    .results()
                    .filter(rule -> !rule.group(1).contains("::"))
                    .flatMap(rule -> used(rule.group(2), "color").stream()
                            .flatMap(text -> used(rule.group(2), "background")
                                    .map(Stream::of)
                                    .orElseGet(() -> Stream.of("back", "card", "code"))
                                    .map(back -> text + " on " + back + ": " + contrast(text, back))))
                    .distinct()
                    .filter(pair -> Double.parseDouble(pair.replaceAll(".*: ", "")) < ENOUGH)
                    .toList();
        }

        private double contrast(String one, String other) {
            double a = luminance(values.get(one));
            double b = luminance(values.get(other));
            return Math.round((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) * 100) / 100.0;
        }

        private static double luminance(String colour) {
            String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
            return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
        }

        private static double channel(String hex, int at) {
            double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
    }

    /** WCAG 2.2, 1.4.3, level AA. */
    @Test
    void everyTextOfThePageHasEnoughContrast() throws IOException {
        String style = style();

        assertThat(Colours.of(style).map(Colours::tooClose)).containsExactly(List.of(), List.of());
        assertThat(Colours.of(style.replace("--holds: #1a6b3a", "--holds: #6fba83"))
                        .findFirst()
                        .orElseThrow()
                        .tooClose())
                .isNotEmpty();
    }

    /** A dark page would need a lot of ink. */
    @Test
    void printsInLightColoursWithoutControls() throws IOException {
        assertThat(style())
                .contains("@media screen and (prefers-color-scheme: dark)")
                .doesNotContain("@media (prefers-color-scheme")
                .containsPattern("@media print \\{\\s+\\.bar, \\.copy[^{]*\\{ display: none; }");
    }

    private static String style() throws IOException {
        return INLINE.matcher(HtmlReport.of("{}", List.of()))
                .results()
                .filter(inline -> inline.group(1).equals("style"))
                .map(inline -> inline.group(2))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pageEscapesWhatServersSend() throws Exception {
        TestRun run = hostile();
        String json = JsonReport.of(run);

        String page = HtmlReport.of(json, List.of(HOSTILE));

        assertThat(json).contains("<img");
        assertThat(page).doesNotContain("<img");
        assertThat(Pattern.compile("<script", Pattern.CASE_INSENSITIVE)
                        .matcher(page)
                        .results())
                .hasSize(2);
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        assertThat(data.group(1)).doesNotContain("<");
        assertThat(new ObjectMapper().readTree(data.group(1)).path("report"))
                .isEqualTo(new ObjectMapper().readTree(json));
    }

    @Test
    void pageAllowsOnlyItsOwnScriptAndStyle() throws Exception {
        String page = HtmlReport.of("{}", List.of());

        assertThat(page)
                .contains("content=\"default-src 'none'; ")
                .doesNotContain("unsafe", "{{", " style=", " onclick=")
                .doesNotContainPattern("(src|href)=\"(?!data:)");
        assertThat(INLINE.matcher(page).results().map(MatchResult::group)).hasSize(2);
        assertThat(INLINE.matcher(page).results())
                .allSatisfy(inline ->
                        assertThat(page).contains(inline.group(1) + "-src 'sha256-" + sha256(inline.group(2)) + "'"));
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Test
    void reportsFolderThatCannotBeWritten(@TempDir Path folder, WalletStub stub) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        TestRun run = run(Target.of(stub.baseUri(), stub.apiKey()), false);

        assertThatThrownBy(() -> Reports.write(file, run))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("another folder");
    }
}
