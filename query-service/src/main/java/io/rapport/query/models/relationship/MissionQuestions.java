package io.rapport.query.models.relationship;

import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.mission.MissionEvent.MissionCancelled;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionEvent.QuestionAdded;
import io.rapport.events.mission.MissionEvent.QuestionDropped;
import io.rapport.events.mission.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the member means to ask a person, or at a gathering, and what they shall understand about the member.
 *
 * @param open whether the mission was neither debriefed nor cancelled
 */
record MissionQuestions(
        UUID missionId,
        @Nullable UUID relationshipId,
        @Nullable UUID gatheringId,
        LocalDate on,
        boolean open,
        List<Question> questions,
        @Nullable String shareOfMyself) {

    MissionQuestions {
        questions = List.copyOf(questions);
    }

    static MissionQuestions after(@Nullable MissionQuestions before, MissionEvent event) {
        return switch (event) {
            case MissionPlanned planned ->
                new MissionQuestions(
                        planned.missionId(),
                        planned.about().relationshipId(),
                        planned.about().gatheringId(),
                        planned.on(),
                        true,
                        planned.questions(),
                        planned.shareOfMyself());
            case QuestionAdded added ->
                known(before)
                        .asking(Stream.concat(known(before).questions.stream(), Stream.of(added.question()))
                                .toList());
            case QuestionDropped dropped ->
                known(before)
                        .asking(known(before).questions.stream()
                                .filter(question -> !question.questionId().equals(dropped.questionId()))
                                .toList());
            case MissionDebriefed _, MissionCancelled _ -> known(before).open(false);
            case DebriefRetracted _ -> known(before).open(true);
            default -> known(before);
        };
    }

    private static MissionQuestions known(@Nullable MissionQuestions mission) {
        return Objects.requireNonNull(mission, "Every mission begins with its plan");
    }

    private MissionQuestions asking(List<Question> now) {
        return new MissionQuestions(missionId, relationshipId, gatheringId, on, open, now, shareOfMyself);
    }

    private MissionQuestions open(boolean now) {
        return new MissionQuestions(missionId, relationshipId, gatheringId, on, now, questions, shareOfMyself);
    }
}
