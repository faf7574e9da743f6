package io.rapport.query.models.mission;

import io.rapport.events.Dated;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MindOn;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.relationship.Aspect;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.merges.Roots;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A mission as it is stored. What was taken back is not in it: the timeline tells of that.
 *
 * @param stage what became of it; whether it is to be debriefed is a matter of the day
 */
record Mission(
        UUID missionId,
        Stage stage,
        About about,
        LocalDate on,
        @Nullable String shareOfMyself,
        List<Asked> questions,
        @Nullable Debrief debrief,
        @Nullable Cancellation cancellation) {

    /** The same, about whoever stands for the person now. */
    Mission about(Roots roots) {
        return new Mission(
                missionId,
                stage,
                new About(roots.ofAny(about.relationshipId()), about.gatheringId(), about.words()),
                on,
                shareOfMyself,
                questions,
                debrief,
                cancellation);
    }

    /** What became of a mission. */
    enum Stage {
        OPEN,
        DEBRIEFED,
        CANCELLED
    }

    /** A question and all answers to it that stand, as they were recorded. */
    record Asked(UUID questionId, String text, @Nullable Aspect aspect, boolean dropped, List<Given> answers) {}

    /** An answer. */
    @Schema(name = "GivenAnswer", description = "What was answered to a question")
    record Given(
            UUID entryId,
            Instant occurredAt,
            @HappenedOn LocalDate occurredOn,
            @Tells(What.NOTE) String words,
            @Nullable UUID encounterId) {

        Given corrected(Dated when, @Nullable String newWords) {
            return new Given(
                    entryId,
                    when.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                    when.occurredOn(),
                    newWords == null ? words : newWords,
                    encounterId);
        }
    }

    /** How the member looked back on it. */
    @Schema(name = "Debrief", description = "How the member looked back on a mission")
    record Debrief(
            UUID entryId,
            Instant occurredAt,
            @HappenedOn LocalDate occurredOn,
            MissionOutcome outcome,
            @Tells(What.NOTE) String learned,
            @Tells(What.NOTE) @Nullable String next,
            @Nullable Integer comfort,
            @Nullable MindOn mindOn) {

        Debrief corrected(DebriefCorrected by) {
            return new Debrief(
                    entryId,
                    by.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                    by.occurredOn(),
                    by.outcome() == null ? outcome : by.outcome(),
                    by.learned() == null ? learned : by.learned(),
                    by.next() == null ? next : by.next(),
                    by.comfort() == null ? comfort : by.comfort(),
                    by.mindOn() == null ? mindOn : by.mindOn());
        }
    }

    /** That it does not take place. */
    @Schema(name = "MissionCancellation", description = "When and why a mission was cancelled")
    record Cancellation(
            Instant recordedAt, @Tells(What.NOTE) @Nullable String reason) {}

    MissionStatus status(LocalDate today) {
        return switch (stage) {
            case OPEN -> on.isBefore(today) ? MissionStatus.TO_DEBRIEF : MissionStatus.PLANNED;
            case DEBRIEFED -> MissionStatus.DEBRIEFED;
            case CANCELLED -> MissionStatus.CANCELLED;
        };
    }

    Mission asking(Asked question) {
        List<Asked> more = new ArrayList<>(questions);
        more.add(question);
        return with(more);
    }

    Mission dropping(UUID questionId) {
        return changing(
                questionId, asked -> new Asked(questionId, asked.text(), asked.aspect(), true, asked.answers()));
    }

    Mission answered(UUID questionId, Given answer) {
        return changing(questionId, asked -> {
            List<Given> more = new ArrayList<>(asked.answers());
            more.add(answer);
            return answers(asked, more);
        });
    }

    Mission changingAnswer(UUID entryId, UnaryOperator<Given> change) {
        return with(questions.stream()
                .map(asked -> answers(
                        asked,
                        asked.answers().stream()
                                .map(given -> given.entryId().equals(entryId) ? change.apply(given) : given)
                                .toList()))
                .toList());
    }

    Mission withoutAnswer(UUID entryId) {
        return with(questions.stream()
                .map(asked -> answers(
                        asked,
                        asked.answers().stream()
                                .filter(given -> !given.entryId().equals(entryId))
                                .toList()))
                .toList());
    }

    /** Debriefed so, or open again. */
    Mission debriefed(@Nullable Debrief how) {
        return new Mission(
                missionId,
                how == null ? Stage.OPEN : Stage.DEBRIEFED,
                about,
                on,
                shareOfMyself,
                questions,
                how,
                cancellation);
    }

    Mission cancelled(Cancellation why) {
        return new Mission(missionId, Stage.CANCELLED, about, on, shareOfMyself, questions, debrief, why);
    }

    private Mission changing(UUID questionId, UnaryOperator<Asked> change) {
        return with(questions.stream()
                .map(asked -> asked.questionId().equals(questionId) ? change.apply(asked) : asked)
                .toList());
    }

    private Mission with(List<Asked> now) {
        return new Mission(missionId, stage, about, on, shareOfMyself, List.copyOf(now), debrief, cancellation);
    }

    private static Asked answers(Asked asked, List<Given> answers) {
        return new Asked(asked.questionId(), asked.text(), asked.aspect(), asked.dropped(), List.copyOf(answers));
    }
}
