package io.rapport.command.domain.mission;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.mission.MissionCommand.*;
import io.rapport.command.domain.mission.MissionRejection.*;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Owner;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.*;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * An encounter that the member prepares in order to understand somebody and be understood. It is there to be asked and
 * answered, and is looked back on once.
 */
@SnapshotState
class Mission implements Owned {

    /** Those that were dropped aside. */
    static final int MOST_QUESTIONS = 50;

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private About about;
    private Set<UUID> asked = new HashSet<>();
    private Set<UUID> dropped = new HashSet<>();
    private Map<UUID, Told> answers = new HashMap<>();
    private Set<UUID> retractedAnswers = new HashSet<>();
    private @Nullable UUID debriefId;
    private @Nullable Told debrief;
    private boolean cancelled;

    /** When it was last said to have been. */
    private record Told(Instant occurredAt, LocalDate occurredOn) {

        static Told at(Moment when) {
            return new Told(when.occurredAt(), when.occurredOn());
        }

        Told movedTo(@Nullable Moment when) {
            return when == null || when.restates(occurredOn) ? this : at(when);
        }
    }

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and MissionPlanned is its first event.
    Mission() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // The fields are set by the event that is applied.
    Mission(PlanMission c) {
        if (c.questions().isEmpty()) {
            reject(new MissionNeedsQuestion("questions"));
        }
        if (c.shareOfMyself() == null) {
            reject(new MissionNeedsShare());
        }
        apply(new MissionPlanned(c.missionId(), c.about(), c.on(), c.questions(), c.shareOfMyself()));
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @CommandHandlerInterceptor
    void beforeEveryCommand(MissionCommand command) {
        if (cancelled && !(command instanceof EvenIfCancelled)) {
            reject(new MissionIsCancelled());
        }
    }

    @CommandHandler
    void handle(AddQuestion c) {
        mustNotBeDebriefed();
        if (asked.size() - dropped.size() >= MOST_QUESTIONS) {
            reject(new TooManyQuestions(MOST_QUESTIONS));
        }
        apply(new QuestionAdded(id, c.question()));
    }

    @CommandHandler
    void handle(DropQuestion c) {
        mustNotBeDebriefed();
        mustBeAsked(c.questionId());
        if (asked.size() - dropped.size() == 1) {
            reject(new MissionNeedsQuestion(null));
        }
        apply(new QuestionDropped(id, c.questionId()));
    }

    @CommandHandler
    void handle(CancelMission c) {
        mustNotBeDebriefed();
        apply(new MissionCancelled(id, c.reason()));
    }

    /** Also after the debrief: people write things down later. */
    @CommandHandler
    void handle(RecordAnswer c) {
        mustBeAsked(c.questionId());
        if (about.relationshipId() == null && c.relationshipId() != null && c.encounterId() == null) {
            reject(new AnswerNeedsEncounter());
        }
        mustNotBeLaterThanDebrief(null, c.when());
        apply(new AnswerRecorded(
                id,
                c.entryId(),
                c.at(),
                c.day(),
                about,
                c.questionId(),
                c.words(),
                c.encounterId(),
                c.relationshipId()));
    }

    @CommandHandler
    void handle(CorrectAnswer c) {
        Told before = mustBeAnswered(c.entryId());
        Told now = before.movedTo(c.when());
        if (c.when() != null && !now.equals(before)) {
            mustNotBeLaterThanDebrief(c.entryId(), c.when());
        }
        apply(new AnswerCorrected(id, c.entryId(), now.occurredAt(), now.occurredOn(), c.words(), c.reason()));
    }

    @CommandHandler
    void handle(RetractAnswer c) {
        mustBeAnswered(c.entryId());
        apply(new AnswerRetracted(id, c.entryId(), c.reason()));
    }

    @CommandHandler
    void handle(DebriefMission c) {
        mustNotBeDebriefed();
        mustNotBeEarlierThanAnswers(null, c.when());
        apply(new MissionDebriefed(
                id, c.entryId(), c.at(), c.day(), about, c.outcome(), c.learned(), c.next(), c.comfort(), c.mindOn()));
    }

    @CommandHandler
    void handle(CorrectDebrief c) {
        if (debriefId == null || debrief == null) {
            throw new RejectedException(new MissionNotDebriefed());
        }
        Told now = debrief.movedTo(c.when());
        if (c.when() != null && !now.equals(debrief)) {
            mustNotBeEarlierThanAnswers(debriefId, c.when());
        }
        apply(new DebriefCorrected(
                id,
                debriefId,
                now.occurredAt(),
                now.occurredOn(),
                c.outcome(),
                c.learned(),
                c.next(),
                c.comfort(),
                c.mindOn(),
                c.reason()));
    }

    @CommandHandler
    void handle(RetractDebrief c) {
        if (debriefId == null) {
            throw new RejectedException(new MissionNotDebriefed());
        }
        apply(new DebriefRetracted(id, debriefId, c.reason()));
    }

    @EventSourcingHandler
    void on(MissionEvent event, MetaData metaData) {
        switch (event) {
            case MissionPlanned planned -> {
                id = planned.missionId();
                owner = MessageOwner.in(metaData);
                about = planned.about();
                planned.questions().forEach(question -> asked.add(question.questionId()));
            }
            case QuestionAdded added -> asked.add(added.question().questionId());
            case QuestionDropped it -> dropped.add(it.questionId());
            case MissionCancelled _ -> cancelled = true;
            case AnswerRecorded a -> answers.put(a.entryId(), new Told(a.occurredAt(), a.occurredOn()));
            case AnswerCorrected a -> answers.put(a.entryId(), new Told(a.occurredAt(), a.occurredOn()));
            case AnswerRetracted retracted -> retractedAnswers.add(retracted.entryId());
            case MissionDebriefed d -> {
                debriefId = d.entryId();
                debrief = new Told(d.occurredAt(), d.occurredOn());
            }
            case DebriefCorrected d -> debrief = new Told(d.occurredAt(), d.occurredOn());
            case DebriefRetracted _ -> {
                debriefId = null;
                debrief = null;
            }
        }
    }

    private void mustBeAsked(UUID questionId) {
        if (!asked.contains(questionId)) {
            reject(new NoSuchQuestion());
        }
        if (dropped.contains(questionId)) {
            reject(new QuestionIsDropped());
        }
    }

    private void mustNotBeDebriefed() {
        if (debriefId != null) {
            reject(new MissionAlreadyDebriefed(debriefId));
        }
    }

    private Told mustBeAnswered(UUID entryId) {
        Told answer = answers.get(entryId);
        if (answer == null) {
            throw new RejectedException(new NoSuchAnswer());
        }
        if (retractedAnswers.contains(entryId)) {
            reject(new AnswerAlreadyRetracted());
        }
        return answer;
    }

    private void mustNotBeEarlierThanAnswers(@Nullable UUID entryId, Moment when) {
        answers.forEach((answerId, answer) -> {
            if (!retractedAnswers.contains(answerId) && when.isBefore(answer.occurredAt(), answer.occurredOn())) {
                reject(new NotInOrder(answerId, answer.occurredAt(), entryId));
            }
        });
    }

    private void mustNotBeLaterThanDebrief(@Nullable UUID entryId, Moment when) {
        if (debrief != null && when.isAfter(debrief.occurredAt(), debrief.occurredOn())) {
            reject(new NotInOrder(entryId, when.occurredAt(), debriefId));
        }
    }

    private static void reject(Rejection rejection) {
        throw new RejectedException(rejection);
    }
}
