package io.rapport.command.domain.relationship;

import static java.lang.Math.toIntExact;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.rapport.command.domain.relationship.MergeRejection.OtherRelationshipIsArchived;
import io.rapport.command.domain.relationship.MergeRejection.OthersWereMergedHere;
import io.rapport.command.domain.relationship.MergeRejection.RelationshipIsMerged;
import io.rapport.command.domain.relationship.MergeRejection.RelationshipNotMerged;
import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipCommand.AbsorbRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.EvenIfArchived;
import io.rapport.command.domain.relationship.RelationshipCommand.EvenIfNotMet;
import io.rapport.command.domain.relationship.RelationshipCommand.MergeRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.OfTheOther;
import io.rapport.command.domain.relationship.RelationshipCommand.ReleaseRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.SplitRelationship;
import io.rapport.command.domain.relationship.RelationshipRejection.*;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Alike;
import io.rapport.events.Entry;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.*;
import io.rapport.events.relationship.RelationshipEvent.Amendment;
import io.rapport.events.relationship.RelationshipEvent.Help;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.Knowledge;
import io.rapport.events.relationship.RelationshipEvent.Planning;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
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
    private Person person;
    private Set<String> tags = new HashSet<>();
    private @Nullable Rhythm cadence;
    private boolean archived;
    private boolean forgotten;
    private boolean begun;
    private Dossier own = new Dossier();

    /** The record that stands for this one too, while it is merged into that one. */
    private @Nullable UUID into;

    private boolean onceMerged;
    private Set<UUID> absorbed = new HashSet<>();

    /** What the rules look at if it is more than what this aggregate's events say; made when it is asked for. */
    private transient @Nullable Dossier together;

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

    boolean isForgotten() {
        return forgotten;
    }

    boolean isArchived() {
        return archived;
    }

    /** The record that stands for this one too, while it is merged into that one. */
    Optional<UUID> into() {
        return Optional.ofNullable(into);
    }

    /** The first meeting, unless there is nothing but a card. */
    Optional<Entries.Recorded> meeting() {
        return dossier().firstMeeting().flatMap(entries()::find);
    }

    /** The entry, if there is one and it stands. */
    Optional<Entries.Recorded> standing(UUID entryId) {
        return entries().standing(entryId);
    }

    @CommandHandlerInterceptor
    void beforeEveryCommand(RelationshipCommand command, MetaData metaData) {
        if (into != null && Histories.in(metaData).isForgotten(into)) {
            // With all records of them: whoever asks for it once more here is answered that it is done.
            mustBeOfAForgottenPerson(command);
        } else if (into != null && !(command instanceof SplitRelationship)) {
            reject(new RelationshipIsMerged(command instanceof AbsorbRelationship ? "into" : null, into));
        }
        if (forgotten) {
            mustBeOfAForgottenPerson(command);
        }
        if (archived && !(command instanceof EvenIfArchived)) {
            reject(command instanceof OfTheOther ? new OtherRelationshipIsArchived(id) : new RelationshipIsArchived());
        }
        lookAtAll(() -> Histories.in(metaData));
        if (!(command instanceof EvenIfNotMet) && dossier().firstMeeting().isEmpty()) {
            reject(new NotMetYet());
        }
    }

    private static void mustBeOfAForgottenPerson(RelationshipCommand command) {
        if (!(command instanceof ForgetPerson)) {
            reject(new PersonIsForgotten());
        }
    }

    /** Rules look at all records of the person from now on, if there are several. */
    void lookAtAll(Supplier<Histories> histories) {
        if (together == null && (onceMerged || !absorbed.isEmpty())) {
            together = histories.get().together(id, absorbed);
        }
    }

    /** Of all records of the person, as long as this one stands for them. */
    private Dossier dossier() {
        return together == null ? own : together;
    }

    private Entries entries() {
        return dossier().entries();
    }

    @CommandHandler
    void handle(MeetCapturedContact c) {
        dossier().firstMeeting().ifPresent(meeting -> reject(new AlreadyMet(meeting)));
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
        dossier().assumptions().mustBeOpen(c.assumptionId(), entries());
        mustComeFromEncounter(c.conversationId());
        applyInOrder(
                new AssumptionConfirmed(id, c.entryId(), c.at(), c.day(), c.assumptionId(), c.conversationId()),
                c.when());
    }

    @CommandHandler
    void handle(CorrectAssumption c) {
        dossier().assumptions().mustBeOpen(c.assumptionId(), entries());
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
            dossier().plans().mustBeOpen(c.planId(), entries());
        }
        if (c.reference().entryId() != null
                && !entries().isStanding(c.reference().entryId())) {
            reject(new NoSuchEntry("reference.entryId"));
        }
        applyInOrder(
                new FollowUpRecorded(
                        id, c.entryId(), c.at(), c.day(), c.reference(), c.planId(), c.summary(), c.valueGiven()),
                c.when());
    }

    @CommandHandler
    void handle(SkipFollowUp c) {
        dossier().plans().mustBeOpen(c.planId(), entries());
        apply(new FollowUpSkipped(id, c.planId(), c.reason()));
    }

    @CommandHandler
    void handle(OfferHelp c) {
        if (!entries().isStanding(c.drawnFrom())) {
            reject(new NoSuchEntry("drawnFrom"));
        }
        applyInOrder(new HelpOffered(id, c.entryId(), c.at(), c.day(), c.kind(), c.what(), c.drawnFrom()), c.when());
    }

    @CommandHandler
    void handle(RecordHelpResponse c) {
        dossier().offers().mustStand(c.offerId(), entries());
        applyInOrder(
                new HelpResponseRecorded(id, c.entryId(), c.at(), c.day(), c.offerId(), c.response(), c.words()),
                c.when());
    }

    @CommandHandler
    void handle(FollowThrough c) {
        dossier().offers().mustStand(c.offerId(), entries());
        dossier().offers().mustNotBeFollowedThrough(c.offerId(), entries());
        UUID responseId = dossier().offers().mustBeWanted(c.offerId(), entries());
        applyInOrder(
                new HelpFollowedThrough(id, c.entryId(), c.at(), c.day(), c.offerId(), responseId, c.what()), c.when());
    }

    @CommandHandler
    void handle(RecordHelpOutcome c) {
        dossier().offers().mustStand(c.offerId(), entries());
        UUID followThroughId = dossier().offers().mustAwaitOutcome(c.offerId(), entries());
        applyInOrder(
                new HelpOutcomeRecorded(
                        id, c.entryId(), c.at(), c.day(), c.offerId(), followThroughId, c.onTarget(), c.words()),
                c.when());
    }

    @CommandHandler
    void handle(WithdrawOffer c) {
        dossier().offers().mustStand(c.offerId(), entries());
        dossier().offers().mustNotBeFollowedThrough(c.offerId(), entries());
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
        return new EntryCorrected(id, c.entryId(), at, on, c.text(), c.dueOn(), c.on(), c.reason());
    }

    @CommandHandler
    void handle(RetractEntry c) {
        switch (mustBeRecorded(c.entryId()).kind()) {
            case MEETING -> reject(new MeetingCannotBeRetracted());
            case CAPTURE -> reject(new CaptureCannotBeRetracted());
            default -> {}
        }
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

    /** Once is enough, at whichever record; whoever asks again waits for what is left to do. */
    @CommandHandler
    void handle(ForgetPerson c, MetaData metaData) {
        if (forgotten || into != null) {
            return;
        }
        Set<UUID> records = new TreeSet<>(absorbed);
        records.add(id);
        int events = toIntExact(getVersion() + 1);
        for (UUID one : absorbed) {
            events += Histories.in(metaData).told(one).size();
        }
        apply(new PersonForgotten(id, c.certificateId(), records, events));
    }

    @CommandHandler
    void handle(MergeRelationship c) {
        if (!absorbed.isEmpty()) {
            reject(new OthersWereMergedHere(List.copyOf(absorbed)));
        }
        apply(new RelationshipMerged(id, c.entryId(), c.at(), c.day(), c.into(), c.reason()));
    }

    @CommandHandler
    void handle(SplitRelationship c) {
        if (into == null) {
            reject(new RelationshipNotMerged());
            return;
        }
        apply(new RelationshipSplit(id, c.entryId(), c.at(), c.day(), into, c.reason()));
    }

    /** Tags and the rhythm of the other one are kept, and are told as any others are. */
    @CommandHandler
    void handle(AbsorbRelationship c, MetaData metaData) {
        Keepsakes brought = Keepsakes.of(Histories.in(metaData).told(c.absorbedId()));
        apply(new RelationshipAbsorbed(id, c.absorbedId()));
        brought.tags().stream().filter(tag -> tagLike(tag).isEmpty()).forEach(tag -> apply(new PersonTagged(id, tag)));
        if (cadence == null && brought.cadence() != null) {
            apply(new CadenceSet(id, brought.cadence()));
        }
    }

    /** The other one takes along what it brought. */
    @CommandHandler
    void handle(ReleaseRelationship c, MetaData metaData) {
        List<RelationshipEvent> theirs = Histories.in(metaData).told(c.releasedId());
        Keepsakes brought = Keepsakes.of(theirs);
        Keepsakes before = Keepsakes.of(Histories.in(metaData).beforeLastAbsorbing(id, c.releasedId()));
        apply(new RelationshipReleased(id, c.releasedId(), entries().restingOn(Dossier.entriesIn(theirs))));
        brought.tags().stream()
                .filter(tag -> before.tags().stream().noneMatch(own -> Alike.are(own, tag)))
                .flatMap(tag -> tagLike(tag).stream())
                .forEach(tag -> apply(new PersonUntagged(id, tag)));
        if (before.cadence() == null && cadence != null && cadence.equals(brought.cadence())) {
            apply(new CadenceSet(id, null));
        }
    }

    @EventSourcingHandler
    void on(RelationshipEvent event, MetaData metaData) {
        own.apply(event);
        if (event instanceof Identity) {
            together = null;
        } else if (together != null) {
            together.apply(event);
        }
        switch (event) {
            case ContactCaptured captured -> {
                begins(captured.relationshipId(), metaData);
                person = captured.person();
                tags.addAll(captured.tags());
            }
            case PersonMet met -> {
                if (!begun) {
                    begins(met.relationshipId(), metaData);
                }
                person = met.person();
                tags.addAll(met.tags());
            }
            case PersonDescribed described -> person = described.person();
            case CadenceSet set -> cadence = set.rhythm();
            case PersonTagged tagged -> tags.add(tagged.tag());
            case PersonUntagged untagged -> tags.removeIf(tag -> Alike.are(tag, untagged.tag()));
            case RelationshipArchived _ -> archived = true;
            case PersonForgotten _ -> {
                archived = true;
                forgotten = true;
            }
            case RelationshipRestored _ -> archived = false;
            case RelationshipMerged merged -> {
                into = merged.into();
                onceMerged = true;
            }
            case RelationshipSplit _ -> into = null;
            case RelationshipAbsorbed one -> absorbed.add(one.absorbedId());
            case RelationshipReleased one -> absorbed.remove(one.releasedId());
            case ConversationRecorded _, FollowUpRecorded _ -> {}
            case Knowledge _, Planning _, Help _, Amendment _ -> {}
        }
    }

    private void begins(UUID relationshipId, MetaData metaData) {
        id = relationshipId;
        owner = Owner.in(metaData);
        begun = true;
    }

    /** The tag as it was typed first. */
    private Optional<String> tagLike(String tag) {
        return tags.stream().filter(one -> Alike.are(one, tag)).findFirst();
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
