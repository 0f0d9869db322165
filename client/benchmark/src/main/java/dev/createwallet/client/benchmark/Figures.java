package dev.createwallet.client.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of several rounds: for each caller the median, the single rounds, and the ratio to the first caller. */
final class Figures {

    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();
    private final Map<String, Double> bytes = new LinkedHashMap<>();

    void add(String caller, double figure, double bytesPerCall) {
        rounds.computeIfAbsent(caller, name -> new ArrayList<>()).add(figure);
        bytes.merge(caller, bytesPerCall, Math::min);
    }

    void print(String title) {
        System.out.printf("%n%s%n", title);
        double first = median(rounds.values().iterator().next());
        rounds.forEach((caller, figures) -> System.out.printf(
                Locale.ROOT,
                "  %-28s %,9.0f  (%s)  %5.2f x  %,9.0f B%n",
                caller,
                median(figures),
                figures.stream()
                        .map(figure -> String.format(Locale.ROOT, "%,.0f", figure))
                        .collect(Collectors.joining(" ")),
                median(figures) / first,
                bytes.get(caller)));
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
