package io.rapport.command.domain.mission;

import io.rapport.command.domain.mission.MissionRejection.AnswerOfSomebodyElse;
import io.rapport.command.domain.mission.MissionRejection.NoSuchGathering;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.people.TellsOfPeople;
import io.rapport.command.kernel.rules.RefersTo;
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
            implements MissionCommand, TellsOfPeople, RefersTo {

        public PlanMission {
            questions = List.copyOf(questions);
        }

        @Override
        public List<Named> refersTo() {
            return List.of(new Named("gathering", about.gatheringId(), new NoSuchGathering()));
        }

        /** Of a card too: whom one has not met yet is whom one prepares for. */
        @Override
        public Telling telling() {
            return Telling.of(about.relationshipId(), "about.relationshipId").ofKept();
        }
    }

    record AddQuestion(@TargetAggregateIdentifier UUID missionId, Question question) implements MissionCommand {}

    record DropQuestion(@TargetAggregateIdentifier UUID missionId, UUID questionId) implements MissionCommand {}

    record CancelMission(
            @TargetAggregateIdentifier UUID missionId,
            @Nullable String reason) implements MissionCommand {}

    /**
     * What was answered.
     *
     * @param relationshipId whose encounter it is; of a mission about one of the member's people nobody but them
     */
    record RecordAnswer(
            @TargetAggregateIdentifier UUID missionId,
            UUID entryId,
            Moment when,
            UUID questionId,
            String words,
            @Nullable UUID encounterId,
            @Nullable UUID relationshipId)
            implements MissionCommand, Happened, TellsOfPeople {

        @Override
        public Telling telling() {
            return Telling.within(missionId, null)
                    .and(relationshipId, "relationshipId")
                    .ofThemAlone(new AnswerOfSomebodyElse())
                    .ofMet()
                    .at(when)
                    .heardIn(encounterId, "encounterId");
        }
    }

    /** At least one of {@code words} and {@code when} is there. */
    record CorrectAnswer(
            @TargetAggregateIdentifier UUID missionId,
            UUID entryId,
            @Nullable String words,
            @Nullable Moment when,
            @Nullable String reason)
            implements EvenIfCancelled, TellsOfPeople {

        public CorrectAnswer {
            if (words == null && when == null) {
                throw new IllegalArgumentException("a correction needs words or a time");
            }
        }

        @Override
        public @Nullable Telling telling() {
            return when == null ? null : Telling.within(missionId, entryId).at(when);
        }
    }

    record RetractAnswer(
            @TargetAggregateIdentifier UUID missionId,
            UUID entryId,
            @Nullable String reason) implements EvenIfCancelled {}

    record DebriefMission(
            @TargetAggregateIdentifier UUID missionId,
            UUID entryId,
            Moment when,
            MissionOutcome outcome,
            String learned,
            @Nullable String next,
            @Nullable Integer comfort,
            @Nullable MindOn mindOn)
            implements MissionCommand, Happened, TellsOfPeople {

        @Override
        public Telling telling() {
            return debriefed(missionId, outcome).at(when);
        }
    }

    /** That it came to nothing, perhaps because they did not come, takes no encounter. */
    private static Telling debriefed(UUID missionId, @Nullable MissionOutcome outcome) {
        Telling telling = Telling.within(missionId, null);
        return outcome == null || outcome == MissionOutcome.NOT ? telling : telling.ofMet();
    }

    /** At least one of what is said of the debrief is there. */
    record CorrectDebrief(
            @TargetAggregateIdentifier UUID missionId,
            @Nullable MissionOutcome outcome,
            @Nullable String learned,
            @Nullable String next,
            @Nullable Integer comfort,
            @Nullable MindOn mindOn,
            @Nullable Moment when,
            @Nullable String reason)
            implements EvenIfCancelled, TellsOfPeople {

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

        @Override
        public @Nullable Telling telling() {
            return outcome == null && when == null
                    ? null
                    : debriefed(missionId, outcome).at(when);
        }
    }

    record RetractDebrief(
            @TargetAggregateIdentifier UUID missionId,
            @Nullable String reason) implements EvenIfCancelled {}
}
