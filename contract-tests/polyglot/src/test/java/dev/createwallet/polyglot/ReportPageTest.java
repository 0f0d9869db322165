package dev.createwallet.polyglot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.internal.report.Reports;
import dev.createwallet.conformance.internal.report.TestRun;
import dev.createwallet.conformance.result.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The button beside a command copies the command, in browsers with and without a clipboard for scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReportPageTest {

    private static final Contract CONTRACT = Contract.packaged();

    private Path folder;

    private String command;

    @BeforeAll
    void testAServerThatIsWrong(@TempDir Path reports) throws Exception {
        folder = reports;
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Report report = Conformance.of(CONTRACT, Target.of(uri, "key")).run(result -> {});
            TestRun.Source source = new TestRun.Source("openapi.yaml", CONTRACT.lines(), CONTRACT::line);
            Reports.write(folder, new TestRun(CONTRACT.title(), source, uri, false, Instant.EPOCH, report));
        } finally {
            server.stop(0);
        }
        JsonNode report =
                new JsonMapper().readTree(folder.resolve("report.json").toFile());
        command = report.at("/findings/0/curl").textValue();
        assertThat(command).startsWith("curl ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clipboard", "command"})
    void copies(String browser) throws Exception {
        assertThat(click(browser)).containsExactly(command, "Copied");
    }

    @Test
    void saysHowToCopyInABrowserThatDoesNot() throws Exception {
        assertThat(click("neither")).containsExactly(command, "Select it, then copy");
    }

    private List<String> click(String browser) throws IOException, InterruptedException {
        return Node.run("report-page", folder.resolve("index.html").toString(), browser);
    }
}
