package dev.createwallet.openapi.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives the contract and the project another version: info.version, and the revision in the root POM. */
public final class OpenVersion {

    private static final Pattern IN_CONTRACT = Pattern.compile("(?m)^(info:\n(?:(?: .*)?\n)*?  version: )\\S+$");
    private static final Pattern IN_ROOT_POM = Pattern.compile("(<revision>)[^<]*");

    private final Path repository;

    public OpenVersion(Path repository) {
        this.repository = repository;
    }

    /** The command that does it. */
    public static String command(Version version) {
        return "mvn -q -pl openapi/tooling compile exec:java@open-version -Dopen.version=" + version;
    }

    /** Writes nothing unless all can be written. */
    public void open(Version version) throws IOException {
        Path pom = repository.resolve("pom.xml");
        Path contract = repository.resolve("openapi/openapi.yaml");
        String newPom = replaced(pom, IN_ROOT_POM, version, "<revision>");
        String newContract = replaced(contract, IN_CONTRACT, version, "info.version");
        Files.writeString(pom, newPom);
        Files.writeString(contract, newContract);
    }

    static String replaced(Path file, Pattern place, Version version, String name) throws IOException {
        Matcher found = place.matcher(Files.readString(file));
        if (!found.find()) {
            throw new StepFailedException(file + " has no " + name + " where it is looked for, so it can't be set to "
                    + version + ". Nothing was written");
        }
        return found.replaceFirst("$1" + version);
    }
}
