package com.example.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What needs no Java project of one's own: the two programs, one held against the other, and the bare document. */
@Timeout(120)
class SandboxTest {

    private static final Path PUBLISHED = Path.of("target/published");
    private static final Pattern ADDRESS = Pattern.compile("http://[\\w.:]+");

    @Test
    void theStubConforms() throws Exception {
        assertEquals(0, statusOfTheKit("KEY"));
    }

    @Test
    void aServerThatRefusesTheKeyDoesNot() throws Exception {
        assertTrue(statusOfTheKit("wrong") > 0);
    }

    @Test
    void theBareDocumentIsTheContract() throws IOException {
        String contract = Files.readString(PUBLISHED.resolve("create-wallet-openapi.yaml"));

        assertTrue(contract.contains("\n  version: " + System.getProperty("create-wallet.version") + "\n"));
        assertTrue(contract.contains("\n  /customers/{customer_id}/wallets:\n"));
    }

    /** What Surefire has made of the kit's tests in the project java-client, which is built before this one. */
    @Test
    void surefireShowsClausesAndWarnings() throws IOException {
        String report = Files.readString(Path.of("../java-client/target/surefire-reports/TEST-com.example.team.WalletsTest.xml"));

        assertTrue(report.contains("<testcase name=\"createWallet/scenario/"), report);
        assertTrue(report.contains("classname=\"com.example.team.WalletsTest\""), report);
        assertTrue(report.contains("WARN createWallet/scenario/"), report);
        assertFalse(report.contains("name=\"keepsTheContract"), report);
    }

    private static int statusOfTheKit(String apiKey) throws IOException, InterruptedException {
        Process stub = run("create-wallet-server-stub", "--port", "0", "--api-key", "KEY");
        try (BufferedReader printed = stub.inputReader()) {
            String address = printed.lines().flatMap(line -> ADDRESS.matcher(line).results()).map(MatchResult::group)
                    .findFirst().orElseThrow();
            Process kit = run("create-wallet-contract-tests", "--base-uri", address, "--api-key", apiKey);
            try (BufferedReader findings = kit.inputReader()) {
                System.out.println(findings.lines().collect(Collectors.joining("\n")));
            }
            return kit.waitFor();
        } finally {
            stub.destroy();
        }
    }

    private static Process run(String artifact, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", PUBLISHED.resolve(artifact + "-standalone.jar").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
