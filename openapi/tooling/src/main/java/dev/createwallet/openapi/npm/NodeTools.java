package dev.createwallet.openapi.npm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.createwallet.openapi.release.StepFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The tools of {@code package.json}, installed as the lockfile says. */
public final class NodeTools {

    private static final String USERS = "The review and the profiles `release` and `polyglot`";
    private static final long MINUTES = 5;
    private static final Map<String, String> QUIET = Map.of(
            "NO_COLOR", "1",
            "REDOCLY_SUPPRESS_NOTIFICATIONS", "true",
            "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true",
            "REDOCLY_TELEMETRY", "off",
            // Of a package that reports installations, should a tool ever come to need it.
            "SCARF_ANALYTICS", "false");

    private final Path folder;

    NodeTools(Path folder) {
        this.folder = folder;
    }

    /**
     * Installs the tools beside their {@code package.json}, unless that was done with this lockfile and this Node. Runs
     * one at a time: two first installations would disturb each other.
     *
     * @throws StepFailedException if Node is missing or too old, or the package registry does not respond
     */
    public static synchronized NodeTools installed(Path folder) throws IOException {
        NodeTools tools = new NodeTools(folder);
        String wanted =
                tools.run("node", "--version").strip() + "\n" + Files.readString(folder.resolve("package-lock.json"));
        Path installed = folder.resolve("node_modules/.installed");
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            tools.npm("ci");
            Files.createDirectories(installed.getParent());
            Files.writeString(installed, wanted);
        }
        return tools;
    }

    /**
     * Runs a tool.
     *
     * @param script the tool's entry point, below node_modules
     * @return what it printed on its standard output, whatever its exit status: a linter that finds something has one
     */
    public String tool(String script, String... arguments) {
        return run(
                0,
                Stream.concat(Stream.of("node", "node_modules/" + script), Stream.of(arguments))
                        .toList());
    }

    /** Runs npm, which fails if its exit status is not 0. */
    String npm(String... arguments) {
        return run(1, Stream.concat(Stream.of("npm"), Stream.of(arguments)).toList());
    }

    private String run(String... command) {
        return run(1, List.of(command));
    }

    private String run(int firstFailure, List<String> command) {
        try {
            Path output = Files.createTempFile("review", ".out");
            Path errors = Files.createTempFile("review", ".err");
            try {
                Process process = start(command, output, errors);
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new StepFailedException(
                            "`" + String.join(" ", command) + "` did not end within " + MINUTES + " minutes");
                }
                String printed = Files.readString(output);
                if (firstFailure == 0 ? printed.isEmpty() : process.exitValue() >= firstFailure) {
                    String needed = firstFailure == 0
                            ? ""
                            : ". " + USERS + " need Node " + neededNode()
                                    + ", npm, and a package registry for the first run";
                    throw new StepFailedException("`" + String.join(" ", command) + "` failed" + needed + ".\n"
                            + Files.readString(errors).strip());
                }
                return printed;
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailedException("interrupted");
        }
    }

    private Process start(List<String> command, Path output, Path errors) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(QUIET);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new StepFailedException("`" + command.get(0) + "` can't be run. " + USERS + " need Node "
                    + neededNode() + " and npm on the PATH; `mvn verify` does not");
        }
    }

    private String neededNode() {
        try {
            return new JsonMapper()
                    .readTree(folder.resolve("package.json").toFile())
                    .at("/engines/node")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
