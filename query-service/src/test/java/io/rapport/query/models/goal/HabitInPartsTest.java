package io.rapport.query.models.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.query.platform.web.Cursor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A weekly habit since 1900")
class HabitInPartsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-04");
    private static final int WEEKS = 6_575;
    private static final int LIMIT = 10;

    private final Diary diary = new Diary();
    private final List<UUID> entries = new ArrayList<>();
    private final UUID goal = diary.set(Trackings.every(PeriodUnit.WEEK, 1, Measure.CONVERSATIONS, "1900-01-01"));

    private GoalProgress whole() {
        return diary.progress(goal, TODAY.toString());
    }

    private void talks(LocalDate first, int days, int every) {
        UUID person = diary.meet(first.toString());
        for (int day = 0; day < days; day += every) {
            entries.add(diary.talk(person, first.plusDays(day)));
        }
    }

    /** All parts, the latest first. */
    private static List<GoalProgress> parts(GoalProgress whole) {
        List<GoalProgress> parts = new ArrayList<>();
        @Nullable String earlier = null;
        do {
            GoalProgress part = whole.part(Cursor.read(earlier, GoalProgress.contributionsOf(whole.goalId())), LIMIT);
            parts.add(part);
            earlier = part.earlier();
        } while (earlier != null);
        return parts;
    }

    @Test
    @DisplayName("is told part by part, each of a size that does not grow with it, and nothing of it is left out")
    void allOfIt() {
        talks(LocalDate.parse("1900-01-02"), 40, 3);
        talks(LocalDate.parse("1950-05-01"), 4 * 365, 30);
        talks(LocalDate.parse("2025-12-01"), 30, 1);
        GoalProgress whole = whole();
        assertThat(whole.periods()).hasSize(WEEKS);

        List<GoalProgress> parts = parts(whole);

        List<UUID> told = new ArrayList<>();
        Map<LocalDate, PeriodProgress> periods = new LinkedHashMap<>();
        for (GoalProgress part : parts) {
            assertThat(JsonMapper.shared().writeValueAsString(part)).hasSizeLessThan(64 * 1024);
            assertThat(part.streak()).isEqualTo(whole.streak());
            assertThat(part.periods()).hasSizeLessThanOrEqualTo(HabitPart.MOST_PERIODS);
            int before = indexOf(whole, part.periods().getFirst().startsOn());
            assertThat(part.earlierPeriods()).isEqualTo(before == 0 ? null : before);
            assertThat(part.periods().stream().flatMap(one -> one.contributions().stream()))
                    .isEqualTo(part.contributions());
            told.addAll(part.contributions().reversed().stream()
                    .map(Contribution::entryId)
                    .toList());
            part.periods().reversed().forEach(one -> periods.put(one.startsOn(), one));
        }
        assertThat(told.reversed()).isEqualTo(entries);
        assertThat(periods.values().stream()
                        .map(PeriodProgress::startsOn)
                        .toList()
                        .reversed())
                .isEqualTo(
                        whole.periods().stream().map(PeriodProgress::startsOn).toList());
        assertThat(parts.getLast().earlierPeriods()).isNull();
    }

    private static int indexOf(GoalProgress whole, LocalDate startsOn) {
        return whole.periods().stream().map(PeriodProgress::startsOn).toList().indexOf(startsOn);
    }

    @Test
    @DisplayName("without anything done is told to its first week")
    void nothingDone() {
        List<GoalProgress> parts = parts(whole());
        assertThat(parts).hasSize(WEEKS / HabitPart.MOST_PERIODS + 1);
        assertThat(parts.getLast().periods().getFirst().startsOn()).isEqualTo("1900-01-01");
        assertThat(parts.stream().mapToInt(part -> part.periods().size()).sum()).isEqualTo(WEEKS);
    }
}
