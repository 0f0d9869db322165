package dev.createwallet.conformance.internal.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type without its parameters.
 *
 * @param name type and subtype in lower case
 */
public record MediaType(String name) {

    public static final MediaType FORM = new MediaType("application/x-www-form-urlencoded");
    public static final MediaType JSON = new MediaType("application/json");

    /** A type, then parameters. Of them the kit reads the charset only. */
    private static final Pattern SYNTAX = Pattern.compile("\\s*([^;\\s]+)\\s*((?:;.*)?)");

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)\"?\\s*", Pattern.CASE_INSENSITIVE);

    /** Reads a media type as a contract has it. */
    public static MediaType of(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        return new MediaType((matcher.matches() ? matcher.group(1) : text).toLowerCase(Locale.ROOT));
    }

    public boolean form() {
        return equals(FORM);
    }

    public boolean json() {
        return equals(JSON) || name.endsWith("+json");
    }

    /** Checks the Content-Type of a message against this media type. */
    public void require(Headers headers) throws UnreadableException {
        List<String> found = headers.all("Content-Type");
        Matcher matcher = SYNTAX.matcher(found.size() == 1 ? found.get(0) : "");
        if (!matcher.matches() || !matcher.group(1).toLowerCase(Locale.ROOT).equals(name)) {
            throw new UnreadableException("Content-Type", name, found.isEmpty() ? "none" : String.join(" and ", found));
        }
        Optional<String> charset = Optional.of(CHARSET.matcher(matcher.group(2)))
                .filter(Matcher::find)
                .map(match -> match.group(1));
        if (charset.isPresent() && !charset.get().equalsIgnoreCase("utf-8")) {
            throw new UnreadableException("Content-Type", "charset UTF-8", "charset " + charset.get());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
