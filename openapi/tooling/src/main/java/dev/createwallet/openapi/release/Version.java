package dev.createwallet.openapi.release;

import dev.createwallet.openapi.diff.Level;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semantic version of the contract, without any suffix. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

    /**
     * @throws StepFailedException if the text is not three numbers with dots between them
     */
    public static Version parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new StepFailedException("'" + text + "' is not a version of a contract, such as 1.2.3");
        }
        return new Version(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /** The lowest version in which a change of that level may be released after this one. */
    public Version next(Level level) {
        return switch (level) {
            case MAJOR -> new Version(major + 1, 0, 0);
            case MINOR -> new Version(major, minor + 1, 0);
            case PATCH -> new Version(major, minor, patch + 1);
        };
    }

    @Override
    public int compareTo(Version other) {
        return Comparator.comparingInt(Version::major)
                .thenComparingInt(Version::minor)
                .thenComparingInt(Version::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
