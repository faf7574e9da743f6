package io.rapport.analytics.release;

import io.rapport.analytics.fold.Figure;
import io.rapport.analytics.fold.Gap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of some members in one month.
 *
 * @param at when they are told
 * @param hidden what is not
 */
record Telling(Instant at, String month, Cell cell, Set<Figure> hidden) {

    private static final Set<Figure> ONLY_FOR_MEANS =
            EnumSet.of(Figure.COMFORT_RATED, Figure.COMFORT_POINTS, Figure.RAPPORT_RATED, Figure.RAPPORT_POINTS);

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            if (!ONLY_FOR_MEANS.contains(figure) && isOldEnough(figure)) {
                rows.add(count(figure));
            }
        }
        for (Ratio ratio : Ratio.ALL) {
            if (isOldEnough(ratio.part())) {
                rows.add(ratio(ratio));
            }
        }
        rows.add(mean("COMFORT", Figure.COMFORT_POINTS, Figure.COMFORT_RATED));
        rows.add(mean("RAPPORT", Figure.RAPPORT_POINTS, Figure.RAPPORT_RATED));
        for (Gap gap : Gap.values()) {
            rows.add(median(gap));
        }
        return rows;
    }

    /** What is said of the first weeks of something is said once they are over for all of the month. */
    private boolean isOldEnough(Figure figure) {
        LocalDate over = YearMonth.parse(month).atEndOfMonth().plusWeeks(figure.weeks());
        return figure.weeks() == 0 || over.isBefore(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    private Row count(Figure figure) {
        if (hidden.contains(figure)) {
            return Row.suppressed(month, Row.Kind.COUNT, figure.name());
        }
        return new Row(
                month,
                Row.Kind.COUNT,
                figure.name(),
                (double) told(figure),
                Disclosure.rounded(cell.sum(figure).members()),
                false);
    }

    private Row ratio(Ratio ratio) {
        long whole = ratio.whole().stream().mapToLong(this::told).sum();
        if (hidden.contains(ratio.part()) || ratio.whole().stream().anyMatch(hidden::contains) || whole == 0) {
            return Row.suppressed(month, Row.Kind.RATIO, ratio.name());
        }
        double value = Math.min(1, (double) told(ratio.part()) / whole);
        return new Row(month, Row.Kind.RATIO, ratio.name(), Math.rint(value * 100) / 100, null, false);
    }

    private long told(Figure figure) {
        return Disclosure.rounded(cell.sum(figure).value());
    }

    private Row mean(String name, Figure points, Figure rated) {
        if (hidden.contains(points) || hidden.contains(rated)) {
            return Row.suppressed(month, Row.Kind.MEAN, name);
        }
        double mean = (double) cell.sum(points).value() / cell.sum(rated).value();
        return new Row(month, Row.Kind.MEAN, name, Math.rint(mean * 10) / 10, null, false);
    }

    /** The step in which half of them are reached. */
    private Row median(Gap gap) {
        String name = "DAYS_" + gap;
        long all = gap.steps().stream().mapToLong(this::many).sum();
        if (hidden.contains(gap.of()) || all == 0) {
            return Row.suppressed(month, Row.Kind.MEDIAN, name);
        }
        long reached = 0;
        for (Gap.Step step : gap.steps()) {
            reached += many(step);
            if (2 * reached >= all) {
                return new Row(month, Row.Kind.MEDIAN, name, (double) step.upTo(), null, false);
            }
        }
        throw new IllegalStateException("Half of them are in none of the steps");
    }

    private long many(Gap.Step step) {
        return cell.days().getOrDefault(step.counted(), 0L);
    }
}
