package dev.createwallet.openapi.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gives the contract a version, and every POM with it. */
final class OpenVersion {

    private static final Pattern IN_CONTRACT = Pattern.compile("(?m)^(info:\n(?:(?: .*)?\n)*?  version: )\\S+$");
    private static final Pattern IN_POM =
            Pattern.compile("(?s)(<artifactId>create-wallet-contract</artifactId>\\s*(?:<!--(?:(?!-->).)*-->\\s*)?<version>)[^<]*");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private final Path repository;

    OpenVersion(Path repository) {
        this.repository = repository;
    }

    /**
     * Opens a version.
     *
     * @param args the repository's root; the version to open
     * @throws ReviewFailedException if that is no version, or a file has no place for it
     */
    public static void main(String[] args) throws IOException {
        Version version = Version.parse(args[1]);
        new OpenVersion(Path.of(args[0])).open(version);
        System.out.println(version + " is open: info.version and the POMs have it.");
    }

    /** The command that does it. */
    static String command(Version version) {
        return "mvn -q -pl openapi compile -Dopen.version=" + version;
    }

    /** Writes nothing unless all can be written. */
    void open(Version version) throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path pom : poms()) {
            texts.put(pom, replaced(pom, IN_POM, version, "<version> of create-wallet-contract"));
        }
        Path contract = repository.resolve("openapi/openapi.yaml");
        texts.put(contract, replaced(contract, IN_CONTRACT, version, "info.version"));
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            Files.writeString(text.getKey(), text.getValue());
        }
    }

    /** Those of all profiles, too. */
    private List<Path> poms() throws IOException {
        Path root = repository.resolve("pom.xml");
        return Stream.concat(Stream.of(root), MODULE.matcher(Files.readString(root)).results()
                .map(module -> repository.resolve(module.group(1)).resolve("pom.xml"))).toList();
    }

    static String replaced(Path file, Pattern place, Version version, String name) throws IOException {
        Matcher found = place.matcher(Files.readString(file));
        if (!found.find()) {
            throw new ReviewFailedException(file + " has no " + name + " where it is looked for, so it can't be set to " + version
                    + ". Nothing was written");
        }
        return found.replaceFirst("$1" + version);
    }
}
