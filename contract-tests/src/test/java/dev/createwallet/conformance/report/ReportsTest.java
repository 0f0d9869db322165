package dev.createwallet.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
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
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

@ExtendWith(WalletStubExtension.class)
final class ReportsTest {

    /** What would end a script, start another, or be no XML, if it came through as it is. */
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)><!-- ]]> {{data}} \u0001\ufffe$1\\";

    private static final Pattern INLINE = Pattern.compile("<(style|script)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private static TestRun run(Target target, boolean strict) throws InterruptedException {
        var contract = Contract.packaged();
        return new TestRun(contract, target, strict, Instant.now(),
                Conformance.of(contract, target).strict(strict).run(result -> {}));
    }

    private static TestRun hostile() throws IOException, InterruptedException {
        var json = new ObjectMapper().writeValueAsString(Map.of("object", HOSTILE, "linked", HOSTILE));
        try (var server = new PlainServer(exchange -> PlainServer.answer(exchange, 200, "application/json", json))) {
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
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportsTest.class.getResource("junit.xsd")).newValidator().validate(new DOMSource(document));
        return document.getDocumentElement();
    }

    @Test
    void theJsonTellsOfEachClauseAndElement(WalletStub stub) throws Exception {
        var run = run(Target.of(stub.baseUri(), stub.apiKey()), true);

        var json = json(run);

        assertThat(json.path("contract").textValue()).isEqualTo(run.contract().title());
        assertThat(json.path("server").textValue()).isEqualTo(stub.baseUri().toString());
        assertThat(json.path("verdict").textValue()).isEqualTo("conforms");
        assertThat(json.path("strict").booleanValue()).isTrue();
        assertThat(Instant.parse(json.path("start").textValue())).isEqualTo(run.start());
        assertThat(json.path("requests").intValue()).isEqualTo(run.report().requests()).isPositive();
        assertThat(json.path("findings")).isEmpty();
        assertThat(json.path("coverage")).hasSameSizeAs(run.report().coverage().elements());
        assertThat(json.path("clauses")).hasSameSizeAs(run.report().results()).isNotEmpty().allSatisfy(clause -> {
            assertThat(clause.path("outcome").textValue()).isEqualTo("holds");
            assertThat(clause.path("place").textValue()).startsWith("/");
            assertThat(clause.path("exchanges")).isNotEmpty().allSatisfy(exchange -> {
                assertThat(exchange.path("request").textValue()).startsWith("POST /customers/").doesNotContain(stub.apiKey());
                assertThat(exchange.path("curl").textValue()).startsWith("curl ").doesNotContain(stub.apiKey());
                assertThat(exchange.path("response").textValue()).isNotEmpty();
            });
        });
    }

    @Test
    void aFindingTellsWhatIsWrongAndWhichClausesShowIt() throws Exception {
        var finding = json(hostile()).path("findings").path(0);

        assertThat(finding.path("outcome").textValue()).isEqualTo("fails");
        assertThat(finding.path("clauses")).isNotEmpty();
        assertThat(finding.path("curl").textValue()).startsWith("curl ");
        assertThat(finding.path("breach").propertyStream().map(Map.Entry::getKey))
                .containsExactly("place", "provenance", "subject", "expected", "found");
    }

    @Test
    void theXmlHasATestForEachClauseAndCountsThem(WalletStub stub) throws Exception {
        var run = run(Target.of(stub.baseUri(), stub.apiKey()), true);

        var suite = xml(run);

        var clauses = String.valueOf(run.report().results().size());
        assertThat(suite).returns(clauses, s -> s.getAttribute("tests")).returns("0", s -> s.getAttribute("failures"))
                .returns("0", s -> s.getAttribute("errors")).returns("0", s -> s.getAttribute("skipped"));
        assertThat(suite.getElementsByTagName("testcase").getLength()).hasToString(clauses);
        assertThat(suite.getElementsByTagName("failure").getLength()).isZero();
    }

    @Test
    void whatAHostileServerSendsIsTextInTheXml() throws Exception {
        var suite = xml(hostile());

        assertThat(suite.getElementsByTagName("failure").getLength()).isPositive()
                .hasToString(suite.getAttribute("failures"));
        assertThat(suite.getElementsByTagName("img").getLength()).isZero();
    }

    @Test
    void aServerThatCouldNotBeTestedIsAnErrorAndItsClausesAreSkipped() throws Exception {
        var suite = xml(run(Target.of(URI.create("http://127.0.0.1:1"), "key_of_the_test"), false));

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
        assertThat(suite.getElementsByTagName("failure").getLength()).hasToString(suite.getAttribute("failures"));
        assertThat(Integer.parseInt(suite.getAttribute("skipped"))).isPositive();
    }

    @Test
    void theXmlOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> parsed("<testsuite name='a' tests='1' failures='0' errors='0' skipped='0' time='0.100'/>"))
                .isInstanceOf(SAXParseException.class);
    }

    @Test
    void whatAHostileServerSendsIsDataInThePage() throws Exception {
        var run = hostile();
        var json = JsonReport.of(run);

        var page = HtmlReport.of(json);

        assertThat(json).contains("<img");
        assertThat(page).doesNotContain("<img");
        assertThat(Pattern.compile("<script", Pattern.CASE_INSENSITIVE).matcher(page).results()).hasSize(2);
        var data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        assertThat(data.group(1)).doesNotContain("<");
        assertThat(new ObjectMapper().readTree(data.group(1))).isEqualTo(new ObjectMapper().readTree(json));
    }

    @Test
    void thePageAllowsNothingButItsOwnScriptAndStyle() throws Exception {
        var page = HtmlReport.of("{}");

        assertThat(page).contains("content=\"default-src 'none'; ").doesNotContain("unsafe", "{{", " style=", " onclick=")
                .doesNotContainPattern("(src|href)=\"(?!data:)");
        assertThat(INLINE.matcher(page).results().map(MatchResult::group)).hasSize(2);
        assertThat(INLINE.matcher(page).results()).allSatisfy(inline ->
                assertThat(page).contains(inline.group(1) + "-src 'sha256-" + sha256(inline.group(2)) + "'"));
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Test
    void aFolderThatCannotBeWrittenToIsAClearError(@TempDir Path folder, WalletStub stub) throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var run = run(Target.of(stub.baseUri(), stub.apiKey()), false);

        assertThatThrownBy(() -> Reports.write(file, run)).isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("another folder");
    }
}
