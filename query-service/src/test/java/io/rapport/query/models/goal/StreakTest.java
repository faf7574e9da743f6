package io.rapport.query.models.goal;

import static io.rapport.query.rules.goal.PeriodState.MET;
import static io.rapport.query.rules.goal.PeriodState.MISSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A streak")
class StreakTest {

    @Test
    @DisplayName("has a score, in which a period six before another one weighs half as much")
    void score() {
        assertThat(score("MMMM")).isEqualTo(1.0);
        assertThat(score("XXX")).isZero();
        assertThat(score("MXXXXXX"))
                .isCloseTo(0.5 * (1 - Math.pow(0.5, 1.0 / 6)) / (1 - Math.pow(0.5, 7.0 / 6)), within(1e-9));
        assertThat(score("MMMMMMMMX")).isBetween(0.8, 0.9);
        assertThat(score("XMMMMMMMM")).isGreaterThan(score("MMMMMMMMX"));
    }

    private static double score(String judged) {
        List<PeriodProgress> periods = judged.chars()
                .mapToObj(letter -> new PeriodProgress(
                        LocalDate.EPOCH, LocalDate.EPOCH, 1, 1, letter == 'M' ? MET : MISSED, false, null, List.of()))
                .toList();
        return Objects.requireNonNull(Streak.of(periods).score());
    }
}
