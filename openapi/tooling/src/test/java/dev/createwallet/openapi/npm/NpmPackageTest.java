package dev.createwallet.openapi.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What npm makes of the package, the profile {@code polyglot} tests. */
@Tag("exhaustive")
final class NpmPackageTest {

    private static final Path TOOLS = Path.of("..");

    @Test
    void packsAContractThatLintersFindFaultWithAndAlwaysTheSame(@TempDir Path folder) throws IOException {
        assumeTrue(
                Files.exists(TOOLS.resolve("node_modules/.installed")),
                "a review or a release installs the tools; neither has run here");
        Path contract = Files.writeString(
                folder.resolve("contract.yaml"),
                Files.readString(TOOLS.resolve("openapi.yaml")).replace("sandbox.juspay.in", "localhost"));
        Files.writeString(folder.resolve("contract.json"), "{}");
        Path one = folder.resolve("one/package.tgz");
        Path other = folder.resolve("other/package.tgz");

        NpmPackage.write(contract, "@example/contract", TOOLS, one);
        NpmPackage.write(contract, "@example/contract", TOOLS, other);

        assertThat(one.resolveSibling("npm/package/index.d.ts")).content().contains("export interface paths");
        assertThat(other).hasSameBinaryContentAs(one);
    }
}
