package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Diary.day;
import static io.rapport.query.models.goal.Trackings.at;
import static io.rapport.query.models.goal.Trackings.counted;
import static io.rapport.query.models.goal.Trackings.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.query.rules.goal.PeriodState;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two conferences a year")
class GatheringsTest {

    private final Diary diary = new Diary();
    private final UUID goal =
            diary.set(every(PeriodUnit.YEAR, 2, Measure.GATHERINGS, at(GatheringKind.CONFERENCE), "2024-01-01"));

    private UUID conference(String day) {
        UUID gathering = diary.plan(GatheringKind.CONFERENCE, day);
        diary.attend(gathering, day);
        return gathering;
    }

    @Test
    @DisplayName("the second one meets the year, leap years included")
    void twoAYear() {
        conference("2024-02-29");
        conference("2024-12-31");
        conference("2025-01-01");
        GoalProgress progress = diary.progress(goal, "2026-03-01");
        assertThat(progress.periods())
                .extracting(PeriodProgress::state)
                .containsExactly(PeriodState.MET, PeriodState.MISSED, PeriodState.OPEN);
        assertThat(progress.periods())
                .extracting(PeriodProgress::startsOn)
                .containsExactly(day("2024-01-01"), day("2025-01-01"), day("2026-01-01"));
        assertThat(progress.depth()).as("no people are behind it").isNull();
    }

    @Test
    @DisplayName("each names the gathering and the entry that says that the member was there")
    void namesTheGathering() {
        UUID gathering = diary.plan(GatheringKind.CONFERENCE, "2025-05-05");
        UUID there = diary.attend(gathering, "2025-05-05");
        assertThat(diary.progress(goal, "2025-06-01").contributions())
                .singleElement()
                .satisfies(contribution -> {
                    assertThat(contribution.gatheringId()).isEqualTo(gathering);
                    assertThat(contribution.entryId()).isEqualTo(there);
                    assertThat(contribution.relationshipId()).isNull();
                });
    }

    @Test
    @DisplayName("a plan to go, a cancelled gathering and a meetup do not count")
    void whatDoesNotCount() {
        diary.plan(GatheringKind.CONFERENCE, "2025-05-05");
        diary.cancel(conference("2025-06-05"));
        diary.attend(diary.plan(GatheringKind.MEETUP, "2025-07-05"), "2025-07-05");
        assertThat(diary.progress(goal, "2025-12-01").contributions()).isEmpty();
    }

    @Test
    @DisplayName("without a filter a meetup counts too, and people never do")
    void anyGathering() {
        UUID any = diary.set(counted(2, Measure.GATHERINGS, "2025-01-01", "2025-12-31"));
        conference("2025-03-03");
        diary.attend(diary.plan(GatheringKind.MEETUP, "2025-07-05"), "2025-07-05");
        diary.followUp(diary.meet("2025-07-05"), "2025-07-06");
        assertThat(diary.progress(any, "2025-12-01").count()).isEqualTo(2);
        UUID people = diary.set(counted(2, Measure.PEOPLE_MET, "2025-01-01", "2025-12-31"));
        assertThat(diary.progress(people, "2025-12-01").count()).isEqualTo(1);
    }

    @Test
    @DisplayName("behind is who has fewer than the year asks for by now")
    void behindWithinTheYear() {
        conference("2024-05-01");
        conference("2024-06-01");
        assertThat(diary.progress(goal, "2025-06-30").status()).isEqualTo(GoalStatus.ON_TRACK);
        assertThat(diary.progress(goal, "2025-07-03").status())
                .as("half of the year has passed, one is due")
                .isEqualTo(GoalStatus.BEHIND);
        conference("2025-07-03");
        assertThat(diary.progress(goal, "2025-12-31").status()).isEqualTo(GoalStatus.ON_TRACK);
    }

    @Test
    @DisplayName("an attendance that was put right counts on its new day, one that was taken back not at all")
    void correctedAndRetracted() {
        UUID gathering = diary.plan(GatheringKind.CONFERENCE, "2024-12-31");
        UUID there = diary.attend(gathering, "2024-12-31");
        diary.attendOtherwise(gathering, there, "2025-01-01");
        assertThat(diary.progress(goal, "2025-06-01").periods())
                .extracting(PeriodProgress::count)
                .containsExactly(0, 1);
        diary.unattend(gathering, there);
        assertThat(diary.progress(goal, "2025-06-01").contributions()).isEmpty();
        UUID again = diary.attend(gathering, "2024-12-31");
        assertThat(diary.progress(goal, "2025-06-01").contributions())
                .extracting(Contribution::entryId)
                .containsExactly(again);
    }
}
