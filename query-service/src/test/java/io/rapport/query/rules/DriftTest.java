package io.rapport.query.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A person drifts")
class DriftTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    private static Optional<LocalDate> driftsFrom(int... days) {
        return Drift.from(Arrays.stream(days).mapToObj(FIRST::plusDays).toList());
    }

    @Test
    @DisplayName("after twice the distance in the middle, however long one of them was")
    void median() {
        assertThat(driftsFrom(0, 10, 20, 120)).contains(FIRST.plusDays(140));
        assertThat(driftsFrom(0, 10, 30)).as("between 10 and 20").contains(FIRST.plusDays(60));
    }

    @Test
    @DisplayName("only if there were encounters on three days")
    void usual() {
        assertThat(driftsFrom(0, 10)).isEmpty();
        assertThat(driftsFrom(0, 0, 10, 10)).isEmpty();
        assertThat(driftsFrom(0, 10, 10, 20)).contains(FIRST.plusDays(40));
    }

    @Test
    @DisplayName("by what became usual of late, in whatever order it was told")
    void lately() {
        List<LocalDate> days =
                new ArrayList<>(IntStream.range(0, 30).mapToObj(FIRST::plusDays).toList());
        IntStream.range(1, Drift.DAYS)
                .mapToObj(week -> days.get(29).plusWeeks(week))
                .forEach(days::add);
        LocalDate last = days.getLast();
        Collections.shuffle(days, new Random(1));
        assertThat(Drift.from(days)).contains(last.plusWeeks(2));
    }
}
