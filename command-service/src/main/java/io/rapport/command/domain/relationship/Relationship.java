package io.rapport.command.domain.relationship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipRejection.*;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.dispatch.Owned;
import io.rapport.command.platform.dispatch.Owner;
import io.rapport.command.platform.dispatch.SnapshotState;
import io.rapport.events.Alike;
import io.rapport.events.Entry;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.*;
import java.time.Instant;
import java.time.LocalDate;
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

/**
 * A member and one person: guards what may be recorded about the two. It begins with the meeting, or with a card, and
 * never ends.
 */
@SnapshotState
class Relationship implements Owned {

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private UUID beginningId;
    private @Nullable UUID meetingId;
    private Person person;
    private Set<String> tags = new HashSet<>();
    private @Nullable Rhythm cadence;
    private boolean archived;
    private Entries entries = new Entries();
    private Assumptions assumptions = new Assumptions();
    private FollowUpPlans plans = new FollowUpPlans();
    private Offers offers = new Offers();

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

    @Override
    public Owner owner() {
        return owner;
    }

    boolean isArchived() {
        return archived;
    }

    /** The meeting, unless there is nothing but a card. */
    Optional<Entries.Recorded> meeting() {
        return Optional.ofNullable(meetingId).flatMap(entries::find);
    }

    /** The entry, if there is one and it stands. */
    Optional<Entries.Recorded> standing(UUID entryId) {
        return entries.standing(entryId);
    }

    @CommandHandlerInterceptor
    void beforeEveryCommand(RelationshipCommand command) {
        if (archived && !(command instanceof EvenIfArchived)) {
            reject(new RelationshipIsArchived());
        }
        if (meetingId == null && !(command instanceof EvenIfNotMet)) {
            reject(new NotMetYet());
        }
    }

    @CommandHandler
    void handle(MeetCapturedContact c) {
        if (meetingId != null) {
            reject(new AlreadyMet(meetingId));
        }
        apply(new PersonMet(id, c.entryId(), c.at(), c.day(), person, c.howMet(), Set.copyOf(tags), c.note()));
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
        applyInOrder(
                new ConversationRecorded(id, c.entryId(), c.at(), c.day(), c.summary(), c.gatheringId()), c.when());
    }

    @CommandHandler
    void handle(RecordAssumption c) {
        applyInOrder(new AssumptionRecorded(id, c.entryId(), c.at(), c.day(), c.aspect(), c.statement()), c.when());
    }

    @CommandHandler
    void handle(ConfirmAssumption c) {
        assumptions.mustBeOpen(c.assumptionId(), entries);
        mustComeFromEncounter(c.conversationId());
        applyInOrder(
                new AssumptionConfirmed(id, c.entryId(), c.at(), c.day(), c.assumptionId(), c.conversationId()),
                c.when());
    }

    @CommandHandler
    void handle(CorrectAssumption c) {
        assumptions.mustBeOpen(c.assumptionId(), entries);
        mustComeFromEncounter(c.conversationId());
        applyInOrder(
                new AssumptionCorrected(
                        id, c.entryId(), c.at(), c.day(), c.assumptionId(), c.conversationId(), c.statement()),
                c.when());
    }

    @CommandHandler
    void handle(LearnFact c) {
        mustComeFromEncounter(c.conversationId());
        applyInOrder(
                new FactLearned(id, c.entryId(), c.at(), c.day(), c.aspect(), c.statement(), c.conversationId()),
                c.when());
    }

    @CommandHandler
    void handle(RememberDetail c) {
        applyInOrder(new DetailRemembered(id, c.entryId(), c.at(), c.day(), c.detail(), c.on()), c.when());
    }

    @CommandHandler
    void handle(PlanFollowUp c) {
        applyInOrder(new FollowUpPlanned(id, c.entryId(), c.at(), c.day(), c.dueOn(), c.about()), c.when());
    }

    @CommandHandler
    void handle(RecordFollowUp c) {
        mustReferToSomething(c.reference());
        if (c.planId() != null) {
            plans.mustBeOpen(c.planId(), entries);
        }
        if (c.reference().entryId() != null && !entries.isStanding(c.reference().entryId())) {
            reject(new NoSuchEntry("reference.entryId"));
        }
        applyInOrder(
                new FollowUpRecorded(
                        id, c.entryId(), c.at(), c.day(), c.reference(), c.planId(), c.summary(), c.valueGiven()),
                c.when());
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
        applyInOrder(new HelpOffered(id, c.entryId(), c.at(), c.day(), c.kind(), c.what(), c.drawnFrom()), c.when());
    }

    @CommandHandler
    void handle(RecordHelpResponse c) {
        offers.mustStand(c.offerId(), entries);
        applyInOrder(
                new HelpResponseRecorded(id, c.entryId(), c.at(), c.day(), c.offerId(), c.response(), c.words()),
                c.when());
    }

    @CommandHandler
    void handle(FollowThrough c) {
        offers.mustStand(c.offerId(), entries);
        offers.mustNotBeFollowedThrough(c.offerId(), entries);
        UUID responseId = offers.mustBeWanted(c.offerId(), entries);
        applyInOrder(
                new HelpFollowedThrough(id, c.entryId(), c.at(), c.day(), c.offerId(), responseId, c.what()), c.when());
    }

    @CommandHandler
    void handle(RecordHelpOutcome c) {
        offers.mustStand(c.offerId(), entries);
        UUID followThroughId = offers.mustAwaitOutcome(c.offerId(), entries);
        applyInOrder(
                new HelpOutcomeRecorded(
                        id, c.entryId(), c.at(), c.day(), c.offerId(), followThroughId, c.onTarget(), c.words()),
                c.when());
    }

    @CommandHandler
    void handle(WithdrawOffer c) {
        offers.mustStand(c.offerId(), entries);
        offers.mustNotBeFollowedThrough(c.offerId(), entries);
        apply(new OfferWithdrawn(id, c.offerId(), c.reason()));
    }

    @CommandHandler
    void handle(RecordHelpReceived c) {
        applyInOrder(new HelpReceived(id, c.entryId(), c.at(), c.day(), c.kind(), c.what()), c.when());
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
        mustHave(entry.kind(), c);
        if (c.when() == null || c.when().restates(entry.occurredOn())) {
            apply(corrected(c, entry.occurredAt(), entry.occurredOn()));
            return;
        }
        if (c.entryId().equals(meetingId)) {
            meetingMustStayFirst(c.when());
        } else if (!entry.ofCard()) {
            mustNotPrecedeMeeting(c.when());
        }
        entries.mustStayInOrder(c.entryId(), c.when());
        apply(corrected(c, c.when().occurredAt(), c.when().occurredOn()));
    }

    private EntryCorrected corrected(CorrectEntry c, Instant at, LocalDate on) {
        return new EntryCorrected(id, c.entryId(), at, on, c.text(), c.dueOn(), c.on(), c.reason());
    }

    @CommandHandler
    void handle(RetractEntry c) {
        if (c.entryId().equals(meetingId)) {
            reject(new MeetingCannotBeRetracted());
        }
        if (c.entryId().equals(beginningId)) {
            reject(new CaptureCannotBeRetracted());
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
            entries.add(
                    entry,
                    entry instanceof HelpOutcomeRecorded o ? offers.groundsOf(o) : entry.restsOn(),
                    meetingId == null && !(entry instanceof PersonMet));
        }
        switch (event) {
            case ContactCaptured captured -> {
                begins(captured.relationshipId(), captured.entryId(), metaData);
                person = captured.person();
                tags.addAll(captured.tags());
            }
            case PersonMet met -> {
                if (beginningId == null) {
                    begins(met.relationshipId(), met.entryId(), metaData);
                }
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

    private void begins(UUID relationshipId, UUID entryId, MetaData metaData) {
        id = relationshipId;
        owner = Owner.in(metaData);
        beginningId = entryId;
    }

    /** The tag as it was typed first. */
    private Optional<String> tagLike(String tag) {
        return tags.stream().filter(one -> Alike.are(one, tag)).findFirst();
    }

    /** Every entry but the card and the meeting comes this way, so that none is without its place in time. */
    private <E extends RelationshipEvent & Entry> void applyInOrder(E entry, Moment when) {
        mustNotPrecedeMeeting(when);
        entries.mustBeInOrder(entry, when);
        apply(entry);
    }

    private void mustNotPrecedeMeeting(Moment when) {
        meeting()
                .filter(met -> when.isBefore(met.occurredAt(), met.occurredOn()))
                .ifPresent(met -> reject(new BeforeMeeting(met.occurredAt(), null)));
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
