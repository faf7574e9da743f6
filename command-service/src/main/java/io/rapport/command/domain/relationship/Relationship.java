package io.rapport.command.domain.relationship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipRejection.*;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Entry;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.*;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;

/**
 * A member and one person: guards what may be recorded about the two, in which order, and what rests on what. It begins
 * with the meeting, or with a card, and never ends.
 */
@SnapshotState
class Relationship extends PersonRecord {

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and its first event says who it is.
    Relationship() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // The fields are set by the event that is applied.
    Relationship(CaptureContact c) {
        apply(new ContactCaptured(
                c.relationshipId(), c.entryId(), c.at(), c.day(), c.person(), c.source(), c.tags(), c.note()));
    }

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // The fields are set by the event that is applied.
    Relationship(MeetPerson c) {
        apply(new PersonMet(
                c.relationshipId(), c.entryId(), c.at(), c.day(), c.person(), c.howMet(), c.tags(), c.note()));
    }

    /** The first meeting, unless there is nothing but a card. */
    Optional<Entries.Recorded> meeting() {
        return dossier().firstMeeting().flatMap(entries()::find);
    }

    /** The entry, if there is one and it stands. */
    Optional<Entries.Recorded> standing(UUID entryId) {
        return entries().standing(entryId);
    }

    @CommandHandler
    void handle(MeetCapturedContact c) {
        dossier().firstMeeting().ifPresent(meeting -> reject(new AlreadyMet(meeting)));
        apply(new PersonMet(id(), c.entryId(), c.at(), c.day(), person(), c.howMet(), tags(), c.note()));
    }

    @CommandHandler
    void handle(RecordConversation c) {
        applyInOrder(
                new ConversationRecorded(id(), c.entryId(), c.at(), c.day(), c.summary(), c.gatheringId()), c.when());
    }

    @CommandHandler
    void handle(RecordAssumption c) {
        applyInOrder(new AssumptionRecorded(id(), c.entryId(), c.at(), c.day(), c.aspect(), c.statement()), c.when());
    }

    @CommandHandler
    void handle(ConfirmAssumption c) {
        dossier().assumptions().mustBeOpen(c.assumptionId(), entries());
        mustComeFromEncounter(c.conversationId());
        applyInOrder(
                new AssumptionConfirmed(id(), c.entryId(), c.at(), c.day(), c.assumptionId(), c.conversationId()),
                c.when());
    }

    @CommandHandler
    void handle(CorrectAssumption c) {
        dossier().assumptions().mustBeOpen(c.assumptionId(), entries());
        mustComeFromEncounter(c.conversationId());
        applyInOrder(
                new AssumptionCorrected(
                        id(), c.entryId(), c.at(), c.day(), c.assumptionId(), c.conversationId(), c.statement()),
                c.when());
    }

    @CommandHandler
    void handle(LearnFact c) {
        mustComeFromEncounter(c.conversationId());
        applyInOrder(
                new FactLearned(id(), c.entryId(), c.at(), c.day(), c.aspect(), c.statement(), c.conversationId()),
                c.when());
    }

    @CommandHandler
    void handle(RememberDetail c) {
        applyInOrder(new DetailRemembered(id(), c.entryId(), c.at(), c.day(), c.detail(), c.on()), c.when());
    }

    @CommandHandler
    void handle(PlanFollowUp c) {
        applyInOrder(new FollowUpPlanned(id(), c.entryId(), c.at(), c.day(), c.dueOn(), c.about()), c.when());
    }

    @CommandHandler
    void handle(RecordFollowUp c) {
        mustReferToSomething(c.reference());
        if (c.planId() != null) {
            dossier().plans().mustBeOpen(c.planId(), entries());
        }
        if (c.reference().entryId() != null
                && !entries().isStanding(c.reference().entryId())) {
            reject(new NoSuchEntry("reference.entryId"));
        }
        applyInOrder(
                new FollowUpRecorded(
                        id(), c.entryId(), c.at(), c.day(), c.reference(), c.planId(), c.summary(), c.valueGiven()),
                c.when());
    }

    @CommandHandler
    void handle(SkipFollowUp c) {
        dossier().plans().mustBeOpen(c.planId(), entries());
        apply(new FollowUpSkipped(id(), c.planId(), c.reason()));
    }

    @CommandHandler
    void handle(OfferHelp c) {
        if (!entries().isStanding(c.drawnFrom())) {
            reject(new NoSuchEntry("drawnFrom"));
        }
        applyInOrder(new HelpOffered(id(), c.entryId(), c.at(), c.day(), c.kind(), c.what(), c.drawnFrom()), c.when());
    }

    @CommandHandler
    void handle(RecordHelpResponse c) {
        dossier().offers().mustStand(c.offerId(), entries());
        applyInOrder(
                new HelpResponseRecorded(id(), c.entryId(), c.at(), c.day(), c.offerId(), c.response(), c.words()),
                c.when());
    }

    @CommandHandler
    void handle(FollowThrough c) {
        dossier().offers().mustStand(c.offerId(), entries());
        dossier().offers().mustNotBeFollowedThrough(c.offerId(), entries());
        UUID responseId = dossier().offers().mustBeWanted(c.offerId(), entries());
        applyInOrder(
                new HelpFollowedThrough(id(), c.entryId(), c.at(), c.day(), c.offerId(), responseId, c.what()),
                c.when());
    }

    @CommandHandler
    void handle(RecordHelpOutcome c) {
        dossier().offers().mustStand(c.offerId(), entries());
        UUID followThroughId = dossier().offers().mustAwaitOutcome(c.offerId(), entries());
        applyInOrder(
                new HelpOutcomeRecorded(
                        id(), c.entryId(), c.at(), c.day(), c.offerId(), followThroughId, c.onTarget(), c.words()),
                c.when());
    }

    @CommandHandler
    void handle(WithdrawOffer c) {
        dossier().offers().mustStand(c.offerId(), entries());
        dossier().offers().mustNotBeFollowedThrough(c.offerId(), entries());
        apply(new OfferWithdrawn(id(), c.offerId(), c.reason()));
    }

    @CommandHandler
    void handle(RecordHelpReceived c) {
        applyInOrder(new HelpReceived(id(), c.entryId(), c.at(), c.day(), c.kind(), c.what()), c.when());
    }

    @CommandHandler
    void handle(RateRapport c) {
        mustComeFromEncounter(c.conversationId());
        apply(new RapportRated(id(), c.conversationId(), c.rating()));
    }

    @CommandHandler
    void handle(CorrectEntry c) {
        Entries.Recorded entry = mustBeRecorded(c.entryId());
        mustHave(entry.kind(), c);
        Moment when = c.when(entry.kind());
        if (when == null || when.restates(entry.occurredOn())) {
            apply(corrected(c, entry.occurredAt(), entry.occurredOn()));
            return;
        }
        if (entry.kind() == EntryKind.MEETING) {
            meetingMustStayFirst(c.entryId(), when);
        } else if (!entry.ofCard()) {
            mustNotPrecedeMeeting(when);
        }
        entries().mustStayInOrder(c.entryId(), when);
        apply(corrected(c, when.occurredAt(), when.occurredOn()));
    }

    private EntryCorrected corrected(CorrectEntry c, Instant at, LocalDate on) {
        return new EntryCorrected(id(), c.entryId(), at, on, c.text(), c.dueOn(), c.on(), c.reason());
    }

    @CommandHandler
    void handle(RetractEntry c) {
        switch (mustBeRecorded(c.entryId()).kind()) {
            case MEETING -> reject(new MeetingCannotBeRetracted());
            case CAPTURE -> reject(new CaptureCannotBeRetracted());
            default -> {}
        }
        apply(new EntryRetracted(id(), c.entryId(), c.reason()));
    }

    /** Every entry but the card and the meeting comes this way, so that none is without its place in time. */
    private <E extends RelationshipEvent & Entry> void applyInOrder(E entry, Moment when) {
        mustNotPrecedeMeeting(when);
        entries().mustBeInOrder(entry, when);
        apply(entry);
    }

    private void mustNotPrecedeMeeting(Moment when) {
        meeting()
                .filter(met -> when.isBefore(met.occurredAt(), met.occurredOn()))
                .ifPresent(met -> reject(new BeforeMeeting(met.occurredAt(), null)));
    }

    private void meetingMustStayFirst(UUID meetingId, Moment when) {
        dossier()
                .anyBeforeFirstMeetingWith(meetingId, when)
                .ifPresent(entry -> reject(new BeforeMeeting(when.occurredAt(), entry)));
    }

    private void mustComeFromEncounter(UUID conversationId) {
        if (!entries().isStandingEncounter(conversationId)) {
            reject(new NoSuchConversation());
        }
    }

    private static void mustReferToSomething(Reference reference) {
        if (reference.entryId() == null && reference.words() == null) {
            reject(new FollowUpNeedsReference());
        }
    }

    private Entries.Recorded mustBeRecorded(UUID entryId) {
        Entries.Recorded entry =
                entries().find(entryId).orElseThrow(() -> new RejectedException(new NoSuchEntry("entryId")));
        if (entry.retracted()) {
            reject(new EntryAlreadyRetracted());
        }
        return entry;
    }

    private static void mustHave(EntryKind kind, CorrectEntry c) {
        if (c.text() != null && !kind.hasText()) {
            reject(new EntryHasNoText());
        }
        if (c.dueOn() != null && kind != EntryKind.FOLLOW_UP_PLAN) {
            reject(new EntryHasNoSuchDate("dueOn"));
        }
        if (c.on() != null && kind != EntryKind.DETAIL) {
            reject(new EntryHasNoSuchDate("on"));
        }
    }

    private static void reject(Rejection rejection) {
        throw new RejectedException(rejection);
    }
}
