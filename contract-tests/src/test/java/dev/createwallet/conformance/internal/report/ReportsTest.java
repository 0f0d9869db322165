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
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private static TestRun run(Target target, boolean strict) throws InterruptedException {
        Contract contract = PackagedContract.contract();
        return new TestRun(
                contract.title(),
                target.baseUri(),
                strict,
                Instant.now(),
                Conformance.of(contract, target).strict(strict).run(result -> {}));
    }

    private static TestRun hostile() throws IOException, InterruptedException {
        String json = new ObjectMapper().writeValueAsString(Map.of("object", HOSTILE, "linked", HOSTILE));
        try (PlainServer server =
                new PlainServer(exchange -> PlainServer.respond(exchange, 200, "application/json", json))) {
            return run(Target.of(URI.create(server.baseUri()), "key_of_the_test"), false);
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
                .containsExactly("place", "provenance", "subject", "expected", "found");
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

    @Test
    void pageEscapesWhatServersSend() throws Exception {
        TestRun run = hostile();
        String json = JsonReport.of(run);

        String page = HtmlReport.of(json);

        assertThat(json).contains("<img");
        assertThat(page).doesNotContain("<img");
        assertThat(Pattern.compile("<script", Pattern.CASE_INSENSITIVE)
                        .matcher(page)
                        .results())
                .hasSize(2);
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        assertThat(data.group(1)).doesNotContain("<");
        assertThat(new ObjectMapper().readTree(data.group(1))).isEqualTo(new ObjectMapper().readTree(json));
    }

    @Test
    void pageAllowsOnlyItsOwnScriptAndStyle() throws Exception {
        String page = HtmlReport.of("{}");

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
