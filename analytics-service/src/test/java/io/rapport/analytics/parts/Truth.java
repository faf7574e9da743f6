package io.rapport.analytics.parts;

import io.rapport.analytics.fold.Figure;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was planted in a life: how often what happened in which month. */
final class Truth {

    private static final int[] STEPS = {0, 1, 3, 7, 14, 30, 60, 90, 180, 365};

    private final SortedMap<String, Map<String, Integer>> months = new TreeMap<>();

    SortedMap<String, Map<String, Integer>> months() {
        return months;
    }

    void plant(LocalDate on, Figure... figures) {
        for (Figure figure : figures) {
            plant(on, figure, 1);
        }
    }

    void plant(LocalDate on, Figure figure, int many) {
        plant(on, figure.name(), many);
    }

    void plant(LocalDate on, String counted, int many) {
        months.computeIfAbsent(YearMonth.from(on).toString(), month -> new TreeMap<>())
                .merge(counted, many, Integer::sum);
    }

    /** How much at ease somebody was. */
    void plantComfort(LocalDate on, int comfort) {
        plant(on, Figure.COMFORT_RATED);
        plant(on, Figure.COMFORT_POINTS, comfort);
    }

    /** That something took so long, in the step that docs/analytics.md gives. */
    void plantDays(LocalDate on, String what, LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        int step = STEPS.length - 1;
        while (step > 0 && days <= STEPS[step - 1]) {
            step--;
        }
        plant(on, "DAYS_" + what + "_" + STEPS[step], 1);
    }

    /** When a mission of that day was debriefed. */
    void plantDebrief(LocalDate planned, LocalDate debriefed) {
        long after = ChronoUnit.DAYS.between(planned, debriefed);
        plant(
                debriefed,
                Figure.ENTRIES,
                Figure.DEBRIEFS,
                after <= 1
                        ? Figure.DEBRIEFED_BY_NEXT_DAY
                        : after <= 7 ? Figure.DEBRIEFED_WITHIN_A_WEEK : Figure.DEBRIEFED_LATER);
        plantDays(debriefed, "DEBRIEFED", planned, debriefed);
    }
}
