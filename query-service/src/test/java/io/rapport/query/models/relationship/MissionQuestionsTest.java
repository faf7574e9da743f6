package io.rapport.query.models.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.mission.MissionEvent.MissionCancelled;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionEvent.QuestionAdded;
import io.rapport.events.mission.MissionEvent.QuestionDropped;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.mission.Question;
import io.rapport.events.relationship.Aspect;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the member means to ask")
class MissionQuestionsTest {

    private static final UUID ID = new UUID(31, 1);
    private static final LocalDate DAY = LocalDate.parse("2026-05-01");
    private static final About MARA = new About(new UUID(31, 2), null, null);
    private static final Question HARD = new Question(new UUID(31, 3), "What is hard?", Aspect.HARDEST_CHALLENGE);
    private static final Question TEA = new Question(new UUID(31, 4), "Tea?", null);
    private static final MissionPlanned PLANNED = new MissionPlanned(ID, MARA, DAY, List.of(HARD), null);

    private static MissionQuestions after(MissionEvent... events) {
        MissionQuestions mission = MissionQuestions.after(null, PLANNED);
        for (MissionEvent event : events) {
            mission = MissionQuestions.after(mission, event);
        }
        return mission;
    }

    @Test
    @DisplayName("is what was planned and added, without what was dropped")
    void questions() {
        assertThat(after().questions()).containsExactly(HARD);
        assertThat(after(new QuestionAdded(ID, TEA)).questions()).containsExactly(HARD, TEA);
        assertThat(after(new QuestionAdded(ID, TEA), new QuestionDropped(ID, HARD.questionId()))
                        .questions())
                .containsExactly(TEA);
    }

    @Test
    @DisplayName("is meant until the mission was debriefed or cancelled, and again if the debrief was taken back")
    void open() {
        MissionDebriefed debriefed = new MissionDebriefed(
                ID, new UUID(31, 5), Instant.EPOCH, DAY, MARA, MissionOutcome.PARTLY, "A lot", null, null, null);
        assertThat(after().open()).isTrue();
        assertThat(after(debriefed).open()).isFalse();
        assertThat(after(debriefed, new DebriefRetracted(ID, new UUID(31, 5), "Too early"))
                        .open())
                .isTrue();
        assertThat(after(new MissionCancelled(ID, "Ill")).open()).isFalse();
    }
}
