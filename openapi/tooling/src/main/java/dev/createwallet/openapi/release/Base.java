package dev.createwallet.openapi.release;

import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a contract is compared with.
 *
 * @param name what it is called in a report
 * @param version its version
 * @param released the last version that was released before it, or itself; empty if none was
 * @param file where it lies
 * @param shown its file as a reader finds it
 */
public record Base(String name, Version version, Optional<Version> released, Path file, String shown) {

    private static final Pattern LINE = Pattern.compile("(\\d{1,9})\\.x");
    private static final String CONTRACT = "openapi/openapi.yaml";

    /** A contract that was released. */
    public static Base of(Version released, ReleasedContracts releases) {
        Path file = releases.file(released);
        return new Base(released.toString(), released, Optional.of(released), file, "released/" + file.getFileName());
    }

    /**
     * Finds what is wanted.
     *
     * @param wanted a version that was released; {@code 1.x} for the highest one of that line; a file, seen from the
     *     repository; or a revision of git. Empty for the last release
     * @param folder an empty or absent one, for the contract of a revision
     * @return empty if the last release is wanted, and there is none
     * @throws StepFailedException if there is nothing of that name
     */
    public static Optional<Base> find(String wanted, Path repository, ReleasedContracts releases, Path folder)
            throws IOException {
        if (wanted.isEmpty()) {
            return releases.last().map(last -> of(last, releases));
        }
        Matcher line = LINE.matcher(wanted);
        if (line.matches()) {
            int major = Integer.parseInt(line.group(1));
            return Optional.of(of(
                    releases.last(version -> version.major() == major)
                            .orElseThrow(() -> new StepFailedException("no version " + wanted + " was released")),
                    releases));
        }
        Optional<Version> version = releases.last(each -> each.toString().equals(wanted));
        if (version.isPresent()) {
            return Optional.of(of(version.get(), releases));
        }
        Path file = repository.resolve(wanted);
        return Optional.of(
                named(wanted, Files.isRegularFile(file) ? file : shown(wanted, repository, folder), releases));
    }

    private static Base named(String wanted, Path file, ReleasedContracts releases) throws IOException {
        Version version = Version.parse(
                Contract.read(file).root().member("info").member("version").text());
        return new Base(
                wanted + " (" + version + ")",
                version,
                releases.last(each -> each.compareTo(version) <= 0),
                file,
                wanted);
    }

    /** The contract of a revision. */
    private static Path shown(String revision, Path repository, Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("base.yaml");
        Path errors = folder.resolve("base.err");
        try {
            // A revision cannot start with a hyphen, and git would take such a text for an option.
            int status = revision.startsWith("-")
                    ? 1
                    : new ProcessBuilder("git", "show", revision + ":./" + CONTRACT)
                            .directory(repository.toFile())
                            .redirectOutput(file.toFile())
                            .redirectError(errors.toFile())
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new StepFailedException("no release, file or git revision with " + CONTRACT + " is named '"
                        + revision + "'"
                        + (Files.exists(errors)
                                ? ": "
                                        + Files.readString(errors, StandardCharsets.UTF_8)
                                                .strip()
                                : ""));
            }
            return file;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailedException("interrupted");
        }
    }
}
