package dev.createwallet.openapi.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the Markdown of a description into lines of Javadoc: paragraphs, code and links; other markup stays text. */
final class Javadoc {

    private static final Pattern MARKUP =
            Pattern.compile("`(?<code>[^`]+)`|\\[(?<text>[^\\]]+)]\\((?<link>https?://[^)\\s]+)\\)");

    private Javadoc() {}

    /** The lines of a description; none if it is blank. */
    static List<String> lines(String markdown) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : markdown.strip().split("\\R\\s*\\R", 0)) {
            List<String> text = markup(paragraph)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (!lines.isEmpty() && !text.isEmpty()) {
                lines.add("");
                lines.add("<p>" + text.get(0));
                lines.addAll(text.subList(1, text.size()));
            } else {
                lines.addAll(text);
            }
        }
        return lines;
    }

    /** The lines of a text that is a sentence, be there a full stop or not. */
    static List<String> sentence(String markdown) {
        List<String> lines = new ArrayList<>(lines(markdown));
        int last = lines.size() - 1;
        if (last >= 0 && !lines.get(last).endsWith(".")) {
            lines.set(last, lines.get(last) + ".");
        }
        return lines;
    }

    /** A name or value as code. */
    static String code(String text) {
        return fitsCodeTag(text) ? "{@code " + text + "}" : "<code>" + escaped(text) + "</code>";
    }

    private static String markup(String text) {
        StringBuilder javadoc = new StringBuilder();
        Matcher matcher = MARKUP.matcher(text);
        int end = 0;
        for (; matcher.find(); end = matcher.end()) {
            javadoc.append(escaped(text.substring(end, matcher.start()))).append(replacement(matcher));
        }
        return javadoc.append(escaped(text.substring(end))).toString();
    }

    private static String replacement(Matcher matcher) {
        return matcher.group("code") != null
                ? code(matcher.group("code"))
                : "<a href=\"" + escaped(matcher.group("link")) + "\">" + escaped(matcher.group("text")) + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("@", "&#64;")
                .replace("{", "&#123;")
                .replace("}", "&#125;")
                .replace("\\", "&#92;")
                .replace("*/", "*&#47;");
    }

    /** Within the tag nothing can be escaped. */
    private static boolean fitsCodeTag(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0 && !text.contains("*/") && !text.contains("@") && !text.contains("\\");
    }
}
