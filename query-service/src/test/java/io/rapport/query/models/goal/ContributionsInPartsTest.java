package io.rapport.query.models.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.query.platform.web.Cursor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A goal with many contributions")
class ContributionsInPartsTest {

    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final int MANY = 130;

    private final Diary diary = new Diary();
    private final List<UUID> entries = new ArrayList<>();
    private UUID person;
    private UUID goal;

    @BeforeEach
    void talkEveryDay() {
        goal = diary.set(Trackings.every(PeriodUnit.WEEK, 1, Measure.CONVERSATIONS, FIRST.toString()));
        person = diary.meet(FIRST.toString());
        for (int day = 0; day < MANY; day++) {
            entries.add(diary.talk(person, FIRST.plusDays(day)));
        }
    }

    private GoalProgress whole() {
        return diary.progress(goal, FIRST.plusDays(MANY).toString());
    }

    private static List<UUID> entriesOf(GoalProgress part) {
        return part.contributions().stream().map(Contribution::entryId).toList();
    }

    @Test
    @DisplayName("shows the latest of them, and the ones before when it is asked on")
    void partByPart() {
        GoalProgress last = whole().part(null, 50);
        GoalProgress middle =
                whole().part(Cursor.read(last.earlier(), GoalProgress.contributionsOf(whole().goalId())), 50);
        GoalProgress first =
                whole().part(Cursor.read(middle.earlier(), GoalProgress.contributionsOf(whole().goalId())), 50);

        assertThat(entriesOf(last)).isEqualTo(entries.subList(80, 130));
        assertThat(entriesOf(middle)).isEqualTo(entries.subList(30, 80));
        assertThat(entriesOf(first)).isEqualTo(entries.subList(0, 30));
        assertThat(first.earlier()).isNull();
    }

    @Test
    @DisplayName("tells the figures of all, and in each period what is shown of it")
    void figures() {
        GoalProgress whole = whole();
        GoalProgress last = whole.part(null, 7);

        assertThat(last.streak()).isEqualTo(whole.streak());
        assertThat(last.periods())
                .extracting(PeriodProgress::count)
                .isEqualTo(whole.periods().stream().map(PeriodProgress::count).toList());
        assertThat(last.periods().stream()
                        .flatMap(period -> period.contributions().stream())
                        .toList())
                .isEqualTo(last.contributions())
                .hasSize(7);
    }

    @Test
    @DisplayName("goes on where it was even if that entry was taken back meanwhile")
    void retractedMeanwhile() {
        GoalProgress last = whole().part(null, 50);
        diary.retract(person, entries.get(80));

        assertThat(entriesOf(
                        whole().part(Cursor.read(last.earlier(), GoalProgress.contributionsOf(whole().goalId())), 50)))
                .isEqualTo(entries.subList(30, 80));
    }
}
