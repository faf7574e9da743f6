package io.rapport.command.relationship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.dispatch.Owned;
import io.rapport.command.dispatch.Owner;
import io.rapport.command.dispatch.SnapshotState;
import io.rapport.command.relationship.RelationshipCommand.*;
import io.rapport.command.relationship.RelationshipRejection.*;
import io.rapport.command.rules.RejectedException;
import io.rapport.command.rules.Rejection;
import io.rapport.command.time.Moment;
import io.rapport.events.Alike;
import io.rapport.events.Entry;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.*;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/** A member and one person: guards what may be recorded about the two. It begins with the meeting and never ends. */
@SnapshotState
class Relationship implements Owned {

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private UUID meetingId;
    private Person person;
    private Set<String> tags = new HashSet<>();
    private @Nullable Rhythm cadence;
    private boolean archived;
    private Entries entries = new Entries();
    private Assumptions assumptions = new Assumptions();
    private FollowUpPlans plans = new FollowUpPlans();
    private Offers offers = new Offers();

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and PersonMet is its first event.
    Relationship() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // The fields are set by the event that is applied.
    Relationship(MeetPerson c) {
        apply(new PersonMet(
                c.relationshipId(),
                c.entryId(),
                c.when().occurredAt(),
                c.when().occurredOn(),
                c.person(),
                c.howMet(),
                c.tags(),
                c.note()));
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @CommandHandlerInterceptor
    void beforeEveryCommand(RelationshipCommand command) {
        if (archived && !(command instanceof EvenIfArchived)) {
            reject(new RelationshipIsArchived());
        }
    }

    @CommandHandler
    void handle(DescribePerson c) {
        Person described = c.description().appliedTo(person);
        if (!described.equals(person)) {
            apply(new PersonDescribed(id, described));
        }
    }

    @CommandHandler
    void handle(RecordConversation c) {
        mustNotPrecedeMeeting(c.when());
        apply(new ConversationRecorded(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.summary(), c.gatheringId()));
    }

    @CommandHandler
    void handle(RecordAssumption c) {
        mustNotPrecedeMeeting(c.when());
        apply(new AssumptionRecorded(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.aspect(), c.statement()));
    }

    @CommandHandler
    void handle(ConfirmAssumption c) {
        assumptions.mustBeOpen(c.assumptionId(), entries);
        mustComeFromEncounter(c.conversationId());
        mustNotPrecedeMeeting(c.when());
        apply(new AssumptionConfirmed(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.assumptionId(), c.conversationId()));
    }

    @CommandHandler
    void handle(CorrectAssumption c) {
        assumptions.mustBeOpen(c.assumptionId(), entries);
        mustComeFromEncounter(c.conversationId());
        mustNotPrecedeMeeting(c.when());
        apply(new AssumptionCorrected(
                id,
                c.entryId(),
                c.when().occurredAt(),
                c.when().occurredOn(),
                c.assumptionId(),
                c.conversationId(),
                c.statement()));
    }

    @CommandHandler
    void handle(LearnFact c) {
        mustComeFromEncounter(c.conversationId());
        mustNotPrecedeMeeting(c.when());
        apply(new FactLearned(
                id,
                c.entryId(),
                c.when().occurredAt(),
                c.when().occurredOn(),
                c.aspect(),
                c.statement(),
                c.conversationId()));
    }

    @CommandHandler
    void handle(RememberDetail c) {
        mustNotPrecedeMeeting(c.when());
        apply(new DetailRemembered(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.detail(), c.on()));
    }

    @CommandHandler
    void handle(PlanFollowUp c) {
        mustNotPrecedeMeeting(c.when());
        apply(new FollowUpPlanned(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.dueOn(), c.about()));
    }

    @CommandHandler
    void handle(RecordFollowUp c) {
        mustReferToSomething(c.reference());
        if (c.planId() != null) {
            plans.mustBeOpen(c.planId(), entries);
        }
        mustNotPrecedeMeeting(c.when());
        if (c.reference().entryId() != null) {
            entries.mustBeLaterThan(c.reference().entryId(), c.when());
        }
        apply(new FollowUpRecorded(
                id,
                c.entryId(),
                c.when().occurredAt(),
                c.when().occurredOn(),
                c.reference(),
                c.planId(),
                c.summary(),
                c.valueGiven()));
    }

    @CommandHandler
    void handle(SkipFollowUp c) {
        plans.mustBeOpen(c.planId(), entries);
        apply(new FollowUpSkipped(id, c.planId(), c.reason()));
    }

    @CommandHandler
    void handle(OfferHelp c) {
        if (!entries.isStanding(c.drawnFrom())) {
            reject(new NoSuchEntry("drawnFrom"));
        }
        mustNotPrecedeMeeting(c.when());
        apply(new HelpOffered(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.kind(), c.what(), c.drawnFrom()));
    }

    @CommandHandler
    void handle(RecordHelpResponse c) {
        offers.mustStand(c.offerId(), entries);
        mustNotPrecedeMeeting(c.when());
        apply(new HelpResponseRecorded(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.offerId(), c.response(), c.words()));
    }

    @CommandHandler
    void handle(FollowThrough c) {
        offers.mustStand(c.offerId(), entries);
        offers.mustNotBeFollowedThrough(c.offerId(), entries);
        offers.mustBeWanted(c.offerId(), entries);
        mustNotPrecedeMeeting(c.when());
        apply(new HelpFollowedThrough(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.offerId(), c.what()));
    }

    @CommandHandler
    void handle(RecordHelpOutcome c) {
        offers.mustStand(c.offerId(), entries);
        offers.mustAwaitOutcome(c.offerId(), entries);
        mustNotPrecedeMeeting(c.when());
        apply(new HelpOutcomeRecorded(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.offerId(), c.onTarget(), c.words()));
    }

    @CommandHandler
    void handle(WithdrawOffer c) {
        offers.mustStand(c.offerId(), entries);
        offers.mustNotBeFollowedThrough(c.offerId(), entries);
        apply(new OfferWithdrawn(id, c.offerId(), c.reason()));
    }

    @CommandHandler
    void handle(RecordHelpReceived c) {
        mustNotPrecedeMeeting(c.when());
        apply(new HelpReceived(id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.kind(), c.what()));
    }

    @CommandHandler
    void handle(RateRapport c) {
        mustComeFromEncounter(c.conversationId());
        apply(new RapportRated(id, c.conversationId(), c.rating()));
    }

    @CommandHandler
    void handle(SetCadence c) {
        if (!Objects.equals(c.rhythm(), cadence)) {
            apply(new CadenceSet(id, c.rhythm()));
        }
    }

    @CommandHandler
    void handle(TagPerson c) {
        if (tagLike(c.tag()).isEmpty()) {
            apply(new PersonTagged(id, c.tag()));
        }
    }

    @CommandHandler
    void handle(UntagPerson c) {
        tagLike(c.tag()).ifPresent(tag -> apply(new PersonUntagged(id, tag)));
    }

    @CommandHandler
    void handle(CorrectEntry c) {
        Entries.Recorded entry = mustBeRecorded(c.entryId());
        if (c.text() != null && !entry.kind().hasText()) {
            reject(new EntryHasNoText());
        }
        if (c.when() == null || staysOnItsDay(entry, c.when())) {
            apply(new EntryCorrected(id, c.entryId(), entry.occurredAt(), entry.occurredOn(), c.text(), c.reason()));
            return;
        }
        if (c.entryId().equals(meetingId)) {
            meetingMustStayFirst(c.when());
        } else {
            mustNotPrecedeMeeting(c.when());
        }
        entries.mustKeepFollowUpsLater(c.entryId(), c.when());
        apply(new EntryCorrected(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.text(), c.reason()));
    }

    @CommandHandler
    void handle(RetractEntry c) {
        if (c.entryId().equals(meetingId)) {
            reject(new MeetingCannotBeRetracted());
        }
        mustBeRecorded(c.entryId());
        apply(new EntryRetracted(id, c.entryId(), c.reason()));
    }

    @CommandHandler
    void handle(ArchiveRelationship c) {
        apply(new RelationshipArchived(id, c.reason()));
    }

    @CommandHandler
    void handle(RestoreRelationship c) {
        if (!archived) {
            reject(new RelationshipNotArchived());
        }
        apply(new RelationshipRestored(id));
    }

    @EventSourcingHandler
    void on(RelationshipEvent event, MetaData metaData) {
        if (event instanceof Entry entry) {
            entries.add(entry);
        }
        switch (event) {
            case PersonMet met -> {
                id = met.relationshipId();
                owner = Owner.in(metaData);
                meetingId = met.entryId();
                person = met.person();
                tags.addAll(met.tags());
            }
            case PersonDescribed described -> person = described.person();
            case AssumptionConfirmed confirmed -> assumptions.settled(confirmed.assumptionId(), confirmed.entryId());
            case AssumptionCorrected corrected -> assumptions.settled(corrected.assumptionId(), corrected.entryId());
            case FollowUpRecorded followUp -> plans.followed(followUp.planId(), followUp.entryId());
            case FollowUpSkipped skipped -> plans.skipped(skipped.planId());
            case HelpOffered offered -> offers.offered(offered.entryId());
            case HelpResponseRecorded r -> offers.responded(r.offerId(), r.entryId(), r.response());
            case HelpFollowedThrough followed -> offers.followedThrough(followed.offerId(), followed.entryId());
            case HelpOutcomeRecorded outcome -> offers.outcomeRecorded(outcome.offerId(), outcome.entryId());
            case OfferWithdrawn withdrawn -> offers.withdrawn(withdrawn.offerId());
            case CadenceSet set -> cadence = set.rhythm();
            case PersonTagged tagged -> tags.add(tagged.tag());
            case PersonUntagged untagged -> tags.removeIf(tag -> Alike.are(tag, untagged.tag()));
            case EntryCorrected corrected -> entries.correct(corrected.entryId(), corrected);
            case EntryRetracted retracted -> entries.retract(retracted.entryId());
            case RelationshipArchived _ -> archived = true;
            case RelationshipRestored _ -> archived = false;
            case ConversationRecorded _, AssumptionRecorded _, FactLearned _, DetailRemembered _ -> {}
            case FollowUpPlanned _, HelpReceived _, RapportRated _ -> {}
        }
    }

    /** The tag as it was typed first. */
    private Optional<String> tagLike(String tag) {
        return tags.stream().filter(one -> Alike.are(one, tag)).findFirst();
    }

    private void mustNotPrecedeMeeting(Moment when) {
        Entries.Recorded meeting = entries.find(meetingId).orElseThrow();
        if (when.isBefore(meeting.occurredAt(), meeting.occurredOn())) {
            reject(new BeforeMeeting(meeting.occurredAt(), null));
        }
    }

    private void meetingMustStayFirst(Moment when) {
        entries.anyBeforeMeetingAt(when).ifPresent(entry -> reject(new BeforeMeeting(when.occurredAt(), entry)));
    }

    private void mustComeFromEncounter(UUID conversationId) {
        if (!entries.isStandingEncounter(conversationId)) {
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
                entries.find(entryId).orElseThrow(() -> new RejectedException(new NoSuchEntry("entryId")));
        if (entry.retracted()) {
            reject(new EntryAlreadyRetracted());
        }
        return entry;
    }

    /** A day that is stated again says nothing new about the time of that day. */
    private static boolean staysOnItsDay(Entries.Recorded entry, Moment when) {
        return when.dayOnly() && when.occurredOn().equals(entry.occurredOn());
    }

    private static void reject(Rejection rejection) {
        throw new RejectedException(rejection);
    }
}
