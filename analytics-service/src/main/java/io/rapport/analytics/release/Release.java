package io.rapport.analytics.release;

import io.rapport.analytics.fold.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** All that is told of a tenant until the next release, so that nobody sees what a single event changes. */
record Release(Instant at, List<Row> rows) {

    private static final Set<Figure> ONLY_FOR_MEANS =
            EnumSet.of(Figure.COMFORT_RATED, Figure.COMFORT_POINTS, Figure.RAPPORT_RATED, Figure.RAPPORT_POINTS);

    static Release of(Instant at, SortedMap<String, Map<Figure, Sum>> months, Disclosure disclosure) {
        List<Row> rows = new ArrayList<>();
        months.forEach((month, sums) -> {
            Set<Figure> leftOut = disclosure.leftOut(sums);
            for (Figure figure : Figure.values()) {
                if (!ONLY_FOR_MEANS.contains(figure)) {
                    rows.add(count(month, figure, sums, leftOut));
                }
            }
            for (Ratio ratio : Ratio.ALL) {
                rows.add(ratio(month, ratio, sums, leftOut));
            }
            rows.add(mean(month, "COMFORT", Figure.COMFORT_POINTS, Figure.COMFORT_RATED, sums, leftOut));
            rows.add(mean(month, "RAPPORT", Figure.RAPPORT_POINTS, Figure.RAPPORT_RATED, sums, leftOut));
        });
        return new Release(at, List.copyOf(rows));
    }

    private static Row count(String month, Figure figure, Map<Figure, Sum> sums, Set<Figure> leftOut) {
        if (leftOut.contains(figure)) {
            return Row.suppressed(month, Row.Kind.COUNT, figure.name());
        }
        Sum sum = sums.getOrDefault(figure, Sum.NONE);
        return new Row(
                month,
                Row.Kind.COUNT,
                figure.name(),
                (double) Disclosure.rounded(sum.value()),
                Disclosure.rounded(sum.members()),
                false);
    }

    private static Row ratio(String month, Ratio ratio, Map<Figure, Sum> sums, Set<Figure> leftOut) {
        long whole =
                ratio.whole().stream().mapToLong(figure -> told(figure, sums)).sum();
        if (leftOut.contains(ratio.part()) || ratio.whole().stream().anyMatch(leftOut::contains) || whole == 0) {
            return Row.suppressed(month, Row.Kind.RATIO, ratio.name());
        }
        double value = Math.min(1, (double) told(ratio.part(), sums) / whole);
        return new Row(month, Row.Kind.RATIO, ratio.name(), Math.rint(value * 100) / 100, null, false);
    }

    private static long told(Figure figure, Map<Figure, Sum> sums) {
        return Disclosure.rounded(sums.getOrDefault(figure, Sum.NONE).value());
    }

    private static Row mean(
            String month, String name, Figure points, Figure rated, Map<Figure, Sum> sums, Set<Figure> leftOut) {
        if (leftOut.contains(points) || leftOut.contains(rated)) {
            return Row.suppressed(month, Row.Kind.MEAN, name);
        }
        double mean = (double) sums.getOrDefault(points, Sum.NONE).value()
                / sums.getOrDefault(rated, Sum.NONE).value();
        return new Row(month, Row.Kind.MEAN, name, Math.rint(mean * 10) / 10, null, false);
    }
}
