package io.rapport.bench.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every subject came to in every round. */
public final class Rounds {

    private final Map<Subject, Map<Figure, List<Double>>> values = new LinkedHashMap<>();

    void add(Subject subject, Map<Figure, Double> sample) {
        Map<Figure, List<Double>> figures = values.computeIfAbsent(subject, first -> new LinkedHashMap<>());
        sample.forEach((figure, value) ->
                figures.computeIfAbsent(figure, first -> new ArrayList<>()).add(value));
    }

    /** A figure of one subject. */
    public Finding of(Subject subject, Figure figure) {
        return Finding.of(subject.name() + ", " + figure.name(), figure.unit(), values(subject, figure));
    }

    /** Every figure of every subject. */
    public List<Finding> all() {
        return values.entrySet().stream()
                .flatMap(subject -> subject.getValue().keySet().stream().map(figure -> of(subject.getKey(), figure)))
                .toList();
    }

    /** A figure of the one in shares of the other's, round by round. */
    public Finding ratio(Subject of, Subject to, Figure figure) {
        List<Double> numerators = values(of, figure);
        List<Double> denominators = values(to, figure);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < numerators.size(); round++) {
            ratios.add(numerators.get(round) / denominators.get(round));
        }
        return Finding.of(of.name() + " / " + to.name() + ", " + figure.name(), "", ratios);
    }

    private List<Double> values(Subject subject, Figure figure) {
        List<Double> found = values.getOrDefault(subject, Map.of()).get(figure);
        if (found == null) {
            throw new IllegalArgumentException(subject.name() + " has no " + figure.name());
        }
        return found;
    }
}
