package dev.createwallet.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.createwallet.conformance.PackagedContract;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known departures can be accepted in a file. The stub departs from the contract of most of these tests. */
@ExtendWith(WalletStubExtension.class)
final class AcceptTest {

    private static final String LINKED =
            "  - clause: createWallet\n    subject: body/linked\n    reason: Old clients\n";

    private final WalletStub stub;

    @TempDir
    private Path folder;

    AcceptTest(WalletStub stub) {
        this.stub = stub;
    }

    private Path accepted(String entries) throws IOException {
        return Files.writeString(folder.resolve("accepted.yaml"), "accepted:\n" + entries);
    }

    private Ran run(boolean terminal, Path file, String... more) {
        String[] options = {
            "--base-uri", stub.baseUri().toString(), "--api-key", stub.apiKey(), "--accept", file.toString()
        };
        return Ran.on(
                terminal,
                Map.of("NO_COLOR", "1"),
                "",
                Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new));
    }

    /** The page states that this is a boolean, which the stub sends. */
    private String departed() throws IOException {
        return Files.writeString(folder.resolve("contract.yaml"), PackagedContract.edited(tree -> {
                    PackagedContract.property(tree, "WalletAccount", "linked").put("type", "integer");
                    PackagedContract.setExamples(tree, "linked", value -> IntNode.valueOf(0));
                }))
                .toString();
    }

    @Test
    void showsAcceptedDepartureWithReasonAndConforms() throws IOException {
        Ran ran = run(
                false,
                accepted(LINKED),
                "--clause",
                "createWallet",
                "--contract",
                departed(),
                "--report",
                folder.toString());

        ran.conforms();
        assertThat(ran.lines("FAIL ")).isEmpty();
        assertThat(ran.lines("ACCEPTED "))
                .singleElement()
                .asString()
                .contains("body/linked: expected an integer, found false", " | accepted: Old clients | ", " more");
        assertThat(ran.lines("Conforms but for what is accepted: "))
                .singleElement()
                .asString()
                .contains(" 0 fail, ")
                .matches(".* [1-9]\\d* are accepted; .*");
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(report.path("verdict").textValue()).isEqualTo("conforms");
        assertThat(report.path("findings").path(0).path("outcome").textValue()).isEqualTo("accepted");
        assertThat(report.path("findings").path(0).path("reason").textValue()).isEqualTo("Old clients");
        assertThat(Files.readString(folder.resolve("junit.xml")))
                .contains("failures=\"0\"", "<skipped message=\"accepted: Old clients\">")
                .doesNotContain("<failure");
    }

    @Test
    void terminalShowsTheReasonInTheBlock() throws IOException {
        assertThat(run(true, accepted(LINKED), "--clause", "createWallet", "--contract", departed())
                        .lines())
                .contains("ACCEPTED body/linked: expected an integer, found false", "  accepted  Old clients")
                .noneMatch(line -> line.startsWith("  repeat "));
    }

    @Test
    void failsForOtherClausesWithTheSameDeparture() throws IOException {
        Ran ran = run(
                false,
                accepted("  - clause: createWallet/scenario\n    reason: Old clients\n"),
                "--clause",
                "createWallet",
                "--contract",
                departed());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines("ACCEPTED createWallet/scenario/")).hasSize(1);
        assertThat(ran.lines("FAIL createWallet/"))
                .singleElement()
                .asString()
                .contains("body/linked")
                .doesNotContain("/scenario/");
    }

    @Test
    void failsForOtherDeparturesOfTheSameClauses() throws IOException {
        Ran ran = run(
                false,
                accepted(LINKED.replace("/linked", "/id")),
                "--clause",
                "createWallet",
                "--contract",
                departed());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines("ACCEPTED ")).isEmpty();
        assertThat(ran.lines("FAIL ")).hasSize(1);
        assertThat(ran.lines("WARN ")).singleElement().asString().contains("accepted.yaml:2: createWallet (body/id)");
    }

    @Test
    void reportsWhatIsNoLongerNeeded() throws IOException {
        Path file = accepted("\n  - clause: createWallet/form/gateway\n    reason: Old clients\n");

        Ran lenient = run(false, file, "--report", folder.toString()).conforms();
        Ran strict = run(false, file, "--strict");
        Ran other = run(false, file, "--strict", "--clause", "createWallet/scenario");

        String text = file + ":3: createWallet/form/gateway: this accepted departure has no effect,"
                + " since the server does not depart there any more; remove it";
        assertThat(lenient.lines()).contains("WARN " + text);
        assertThat(lenient.lines("Conforms, with warnings: ")).hasSize(1);
        assertThat(Files.readString(folder.resolve("junit.xml")))
                .contains("name=\"accepted/createWallet/form/gateway\"");
        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"why\" : \"since the server");
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.lines()).contains("FAIL " + text);
        other.conforms();
        assertThat(other.out()).doesNotContain("no effect");
    }

    @Test
    void acceptsNothingAfterItsEnd() throws IOException {
        String contract = departed();

        Ran ended = run(
                false,
                accepted(LINKED + "    until: 2020-01-31\n"),
                "--clause",
                "createWallet",
                "--contract",
                contract);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.lines("WARN ")).singleElement().asString().contains("since it ended on 2020-01-31");
        run(false, accepted(LINKED + "    until: 9999-01-31\n"), "--clause", "createWallet", "--contract", contract)
                .conforms();
    }

    @Test
    void readsJson() throws IOException {
        Path file = Files.writeString(
                folder.resolve("accepted.json"),
                "{\"accepted\": [{\"clause\": \"createWallet\", \"subject\": \"body/linked\", \"reason\": \"x\"}]}");

        run(false, file, "--clause", "createWallet", "--contract", departed()).conforms();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accepted:;  - clause: createWallet/no;    reason: x | :2: createWallet/no: the contract has no such"
                        + " clause",
                "accepted:;  - clause: createWallet | :2: the entry has no reason",
                "accepted:;  - clause: createWallet;    reason: ' ' | :2: the entry has no reason",
                "accepted:;;  - reason: x | :3: the entry has no clause",
                "accepted:;  - clause: createWallet;    reason: x;    until: May | :2: until must be a day like"
                        + " 2027-01-31",
                "accepted:;  - clause: createWallet;    reason: x;    untill: 2027-01-31 | :2: unknown key 'untill'",
                "accepted:;  - createWallet | :2: the entry has no clause",
                "excused: [] | :1: must have one list, named accepted",
                "accepted: [;- | :2: not YAML",
            })
    void reportsWrongFileWithItsLine(String lines, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), lines.replace(";", "\n"));

        assertThat(run(false, file).couldNotRun(file + message).err()).doesNotContain("--help");
    }

    @Test
    void reportsFileThatCannotBeRead() {
        run(false, folder.resolve("absent.yaml")).couldNotRun("Could not read " + folder.resolve("absent.yaml"));
    }
}
