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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Streak(
        int current,
        int best,
        int met,
        int missed,
        @Nullable Double hitRate) {

    static Streak of(List<PeriodProgress> periods) {
        int current = 0;
        int best = 0;
        int met = 0;
        int missed = 0;
        for (PeriodProgress period : periods) {
            switch (period.state()) {
                case MET -> {
                    met++;
                    current++;
                    best = Math.max(best, current);
                }
                case MISSED -> {
                    missed++;
                    current = 0;
                }
                case OPEN, PARTIAL, EXCUSED, PAUSED -> {}
            }
        }
        return new Streak(current, best, met, missed, met + missed == 0 ? null : (double) met / (met + missed));
    }
}
