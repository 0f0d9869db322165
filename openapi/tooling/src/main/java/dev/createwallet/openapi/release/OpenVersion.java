package dev.createwallet.openapi.release;

import dev.createwallet.openapi.diff.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gives the contract and the project another version: info.version, and the revision in the root POM. */
public final class OpenVersion {

    private static final Pattern IN_CONTRACT = Pattern.compile("(?m)^(info:\n(?:(?: .*)?\n)*?  version: )\\S+$");
    private static final Pattern IN_ROOT_POM = Pattern.compile("(<revision>)[^<]*");

    private final Path repository;

    public OpenVersion(Path repository) {
        this.repository = repository;
    }

    private static final String SKIPPING = " -Dopen.skipping=true";

    /** The command that does it. */
    public static String command(Version version) {
        return "mvn -q -pl openapi/tooling compile exec:java@open-version -Dopen.version=" + version;
    }

    /**
     * Opens a version. Writes nothing unless all can be written.
     *
     * @param skipping whether versions may be left out between the last release and this one
     * @throws StepFailedException if the version does not follow a release
     */
    public void open(Version version, boolean skipping) throws IOException {
        requireNext(version, skipping);
        Path pom = repository.resolve("pom.xml");
        Path contract = repository.resolve("openapi/openapi.yaml");
        String newPom = replaced(pom, IN_ROOT_POM, version, "<revision>");
        String newContract = replaced(contract, IN_CONTRACT, version, "info.version");
        Files.writeString(pom, newPom);
        Files.writeString(contract, newContract);
    }

    /** A version follows the last release of its major version, or begins the next major version. */
    private void requireNext(Version version, boolean skipping) throws IOException {
        ReleasedContracts releases = new ReleasedContracts(repository.resolve("openapi/released"));
        Optional<Version> ofLine = releases.last(each -> each.major() == version.major());
        Optional<Version> last = ofLine.isPresent() ? ofLine : releases.last();
        if (last.isEmpty()) {
            return;
        }
        List<Version> next = ofLine.isPresent()
                ? List.of(last.get().next(Level.PATCH), last.get().next(Level.MINOR))
                : List.of(last.get().next(Level.MAJOR));
        String follows = next.stream().map(Version::toString).collect(Collectors.joining(" or "));
        if (version.compareTo(last.get()) <= 0) {
            throw new StepFailedException(last.get() + " was released, so " + version + " cannot be opened any more: "
                    + follows + " follows");
        }
        if (!skipping && !next.contains(version)) {
            throw new StepFailedException(version + " skips versions: " + follows + " follows " + last.get()
                    + ". If that is meant: " + command(version) + SKIPPING);
        }
    }

    static String replaced(Path file, Pattern place, Version version, String name) throws IOException {
        Matcher found = place.matcher(Files.readString(file));
        if (!found.find()) {
            throw new StepFailedException(file + " has no " + name + " where it is looked for, so it can't be set to "
                    + version + ". Nothing was written");
        }
        return found.replaceAll("$1" + version);
    }
}
