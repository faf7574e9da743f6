package io.rapport.query.models.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Measure;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two records of one person, to goals,")
class MergedContactsTest {

    private static final String TODAY = "2026-06-01";

    private final Diary diary = new Diary();
    private final UUID talks = diary.set(Trackings.counted(500, Measure.CONVERSATIONS, "2026-01-01", "2026-05-01"));
    private final UUID met = diary.set(Trackings.counted(5, Measure.PEOPLE_MET, "2026-01-01", "2026-05-01"));

    private int count(UUID goal) {
        return diary.progress(goal, TODAY).contributions().size();
    }

    @Test
    @DisplayName("leave the same in one batch and in many")
    void batches() {
        assertThat(Folding.isTheSameHoweverBatched(GoalProgressProjection::new, Story.ofTwoRecords()))
                .isTrue();
    }

    @Test
    @DisplayName("are one, however long their histories are, and what is put right goes back with the split")
    void longHistories() {
        UUID record = diary.meet("2026-01-10");
        UUID root = diary.meet("2026-02-10");
        UUID late = record;
        for (int i = 0; i < 300; i++) {
            late = diary.talk(record, "2026-03-01");
        }
        diary.talk(root, "2026-03-02");
        assertThat(count(talks)).isEqualTo(301);
        assertThat(count(met)).isEqualTo(2);

        diary.merge(record, root, List.of());
        assertThat(count(talks)).isEqualTo(301);
        assertThat(diary.progress(met, TODAY).contributions())
                .extracting(Contribution::entryId)
                .containsExactly(diary.meetingWith(record));
        diary.move(root, late, "2025-12-31");
        diary.retract(root, diary.talk(root, "2026-03-03"));
        assertThat(count(talks)).isEqualTo(300);

        diary.split(record, root, List.of());
        assertThat(count(talks)).isEqualTo(300);
        assertThat(count(met)).isEqualTo(2);
    }
}
