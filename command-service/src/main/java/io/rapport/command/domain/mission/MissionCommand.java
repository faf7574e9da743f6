package io.rapport.command.domain.mission;

import io.rapport.command.kernel.time.Happened;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MindOn;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.mission.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a member can want with a mission. */
sealed interface MissionCommand {

    UUID missionId();

    /** Puts something right or takes it back, which is accepted of a cancelled mission too. */
    sealed interface EvenIfCancelled extends MissionCommand {}

    record PlanMission(
            @TargetAggregateIdentifier UUID missionId,
            About about,
            LocalDate on,
            List<Question> questions,
            @Nullable String shareOfMyself)
            implements MissionCommand {

        public PlanMission {
            questions = List.copyOf(questions);
        }
    }

    record AddQuestion(@TargetAggregateIdentifier UUID missionId, Question question) implements MissionCommand {}

    record DropQuestion(@TargetAggregateIdentifier UUID missionId, UUID questionId) implements MissionCommand {}

    record CancelMission(@TargetAggregateIdentifier UUID missionId, String reason) implements MissionCommand {}

    record RecordAnswer(
            @TargetAggregateIdentifier UUID missionId,
            UUID entryId,
            Moment when,
            UUID questionId,
            String words,
            @Nullable UUID encounterId)
            implements MissionCommand, Happened {}

    /** At least one of {@code words} and {@code when} is there. */
    record CorrectAnswer(
            @TargetAggregateIdentifier UUID missionId,
            UUID entryId,
            @Nullable String words,
            @Nullable Moment when,
            String reason)
            implements EvenIfCancelled {

        public CorrectAnswer {
            if (words == null && when == null) {
                throw new IllegalArgumentException("a correction needs words or a time");
            }
        }
    }

    record RetractAnswer(@TargetAggregateIdentifier UUID missionId, UUID entryId, String reason)
            implements EvenIfCancelled {}

    record DebriefMission(
            @TargetAggregateIdentifier UUID missionId,
            UUID entryId,
            Moment when,
            MissionOutcome outcome,
            String learned,
            @Nullable String next,
            @Nullable Integer comfort,
            @Nullable MindOn mindOn)
            implements MissionCommand, Happened {}

    /** At least one of what is said of the debrief is there. */
    record CorrectDebrief(
            @TargetAggregateIdentifier UUID missionId,
            @Nullable MissionOutcome outcome,
            @Nullable String learned,
            @Nullable String next,
            @Nullable Integer comfort,
            @Nullable MindOn mindOn,
            @Nullable Moment when,
            String reason)
            implements EvenIfCancelled {

        public CorrectDebrief {
            if (outcome == null
                    && learned == null
                    && next == null
                    && comfort == null
                    && mindOn == null
                    && when == null) {
                throw new IllegalArgumentException("a correction needs something that is otherwise");
            }
        }
    }

    record RetractDebrief(@TargetAggregateIdentifier UUID missionId, String reason) implements EvenIfCancelled {}
}
