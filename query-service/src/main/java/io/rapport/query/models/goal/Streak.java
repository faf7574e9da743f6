package io.rapport.query.models.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a habit holds, derived from its periods each time and never counted up.
 *
 * @param current periods met since the last missed one
 * @param best the longest run of met periods without a missed one between them
 * @param hitRate the share of met among met and missed periods, which stands beside every streak; absent before there
 *     are any
 * @param score the same share, but that a period weighs half as much as one {@value #HALF_LIFE} periods later: 1 is a
 *     habit that holds, and one slip does not ruin it; absent before there are any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Streak(
        int current,
        int best,
        int met,
        int missed,
        @Nullable Double hitRate,
        @Nullable Double score) {

    /** So many judged periods ago counts half. */
    static final int HALF_LIFE = 6;

    /** What the latest period weighs against all before it (exponential smoothing). */
    private static final double WEIGHT = 1 - Math.pow(0.5, 1.0 / HALF_LIFE);

    static Streak of(List<PeriodProgress> periods) {
        int current = 0;
        int best = 0;
        int met = 0;
        int missed = 0;
        double hits = 0;
        double weights = 0;
        for (PeriodProgress period : periods) {
            switch (period.state()) {
                case MET -> {
                    met++;
                    current++;
                    best = Math.max(best, current);
                    hits = WEIGHT + (1 - WEIGHT) * hits;
                    weights = WEIGHT + (1 - WEIGHT) * weights;
                }
                case MISSED -> {
                    missed++;
                    current = 0;
                    hits = (1 - WEIGHT) * hits;
                    weights = WEIGHT + (1 - WEIGHT) * weights;
                }
                case OPEN, PARTIAL, EXCUSED, PAUSED -> {}
            }
        }
        return new Streak(
                current,
                best,
                met,
                missed,
                met + missed == 0 ? null : (double) met / (met + missed),
                met + missed == 0 ? null : hits / weights);
    }
}
