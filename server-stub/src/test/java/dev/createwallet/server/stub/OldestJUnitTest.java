package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Consumers run the extension on the JUnit that they have. */
@Tag("exhaustive")
class OldestJUnitTest {

    @Test
    @Timeout(60)
    void passesTheExtensionsTestsOnTheOldestJUnit() throws IOException, InterruptedException {
        Stream<String> others = Stream.of(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches("junit-(jupiter|platform).*"));
        Stream<String> oldest = Stream.of(System.getProperty("junit.oldest.folder") + File.separator + "*");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djunit.version=" + System.getProperty("junit.oldest.version"),
                        "-cp",
                        Stream.concat(oldest, others).collect(Collectors.joining(File.pathSeparator)),
                        OldestJUnit.class.getName(),
                        WalletStubExtensionTest.class.getName(),
                        WalletStubExtensionOfAClassTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("passed: 5");
    }
}
