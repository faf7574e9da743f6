package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.LATER;
import static io.rapport.command.domain.relationship.RelationshipScenario.MARA;
import static io.rapport.command.domain.relationship.RelationshipScenario.MEETING;
import static io.rapport.command.domain.relationship.RelationshipScenario.PERSON;
import static io.rapport.command.domain.relationship.RelationshipScenario.archived;
import static io.rapport.command.domain.relationship.RelationshipScenario.at;
import static io.rapport.command.domain.relationship.RelationshipScenario.conversation;
import static io.rapport.command.domain.relationship.RelationshipScenario.correct;
import static io.rapport.command.domain.relationship.RelationshipScenario.id;
import static io.rapport.command.domain.relationship.RelationshipScenario.met;
import static io.rapport.command.domain.relationship.RelationshipScenario.plan;
import static io.rapport.command.domain.relationship.RelationshipScenario.retracted;

import io.rapport.command.domain.relationship.MergeRejection.OtherRelationshipIsArchived;
import io.rapport.command.domain.relationship.MergeRejection.OthersWereMergedHere;
import io.rapport.command.domain.relationship.MergeRejection.RelationshipIsMerged;
import io.rapport.command.domain.relationship.MergeRejection.RelationshipNotMerged;
import io.rapport.command.domain.relationship.RelationshipCommand.AbsorbRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.ConfirmAssumption;
import io.rapport.command.domain.relationship.RelationshipCommand.FollowThrough;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetCapturedContact;
import io.rapport.command.domain.relationship.RelationshipCommand.MergeRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordConversation;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordFollowUp;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordHelpResponse;
import io.rapport.command.domain.relationship.RelationshipCommand.ReleaseRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.RetractEntry;
import io.rapport.command.domain.relationship.RelationshipCommand.SkipFollowUp;
import io.rapport.command.domain.relationship.RelationshipCommand.SplitRelationship;
import io.rapport.command.domain.relationship.RelationshipRejection.AlreadyMet;
import io.rapport.command.domain.relationship.RelationshipRejection.AssumptionAlreadySettled;
import io.rapport.command.domain.relationship.RelationshipRejection.BeforeMeeting;
import io.rapport.command.domain.relationship.RelationshipRejection.EntryAlreadyRetracted;
import io.rapport.command.domain.relationship.RelationshipRejection.FollowUpPlanAlreadySettled;
import io.rapport.command.domain.relationship.RelationshipRejection.MeetingCannotBeRetracted;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchAssumption;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchConversation;
import io.rapport.command.domain.relationship.RelationshipRejection.NotMetYet;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mara has two records: the one of the scenario, and the other one, which the member met her by a month before. */
@DisplayName("Two records of one person")
class MergeTest {

    private static final UUID OTHER = id("the other Mara");
    private static final RelationshipMerged MERGED =
            new RelationshipMerged(OTHER, id("merge"), LATER.occurredAt(), LATER.occurredOn(), MARA, "One person");
    private static final RelationshipAbsorbed ABSORBED = new RelationshipAbsorbed(MARA, OTHER);
    private static final Rhythm MONTHLY = new Rhythm(1, Rhythm.Unit.MONTH);
    private static final String EARLY = "2026-02-02T09:00:00Z";

    /** The other record, of which the scenario's aggregate knows by the histories alone. */
    private static List<RelationshipEvent> other(RelationshipEvent... more) {
        List<RelationshipEvent> events = new ArrayList<>();
        events.add(new PersonMet(
                OTHER,
                id("first meeting"),
                at(EARLY).occurredAt(),
                at(EARLY).occurredOn(),
                PERSON,
                null,
                Set.of("Marketing", "fair"),
                null));
        events.addAll(List.of(more));
        return events;
    }

    private static List<RelationshipEvent> card() {
        return List.of(new ContactCaptured(
                OTHER,
                id("card"),
                at(EARLY).occurredAt(),
                at(EARLY).occurredOn(),
                PERSON,
                CaptureSource.CARD,
                Set.of(),
                null));
    }

    private static AssumptionRecorded guess() {
        return new AssumptionRecorded(
                OTHER, id("guess"), LATER.occurredAt(), LATER.occurredOn(), Aspect.GOALS, "Probably to lead");
    }

    private static HelpOffered offer() {
        return new HelpOffered(
                OTHER,
                id("book"),
                LATER.occurredAt(),
                LATER.occurredOn(),
                HelpKind.READING,
                "A book",
                id("first meeting"));
    }

    private static Scenario<Relationship> given(List<RelationshipEvent> other, RelationshipEvent... history) {
        Map<UUID, List<RelationshipEvent>> all = Map.of(OTHER, other, MARA, List.of(history));
        return RelationshipScenario.given(history)
                .bringing(new Histories(record -> all.getOrDefault(record, List.of())).metaData());
    }

    @Test
    @DisplayName("are merged: the one says where it went, the other one that it stands for both")
    void merged() {
        RelationshipScenario.given(met())
                .when(new MergeRelationship(MARA, id("merge"), LATER, OTHER, "One person"))
                .then(new RelationshipMerged(
                        MARA, id("merge"), LATER.occurredAt(), LATER.occurredOn(), OTHER, "One person"));
        given(other(), met()).when(new AbsorbRelationship(MARA, OTHER)).then(ABSORBED, new PersonTagged(MARA, "fair"));
    }

    @Test
    @DisplayName("keep the tags of both, and the rhythm of the one if the other has none")
    void keepsakes() {
        CadenceSet monthly = new CadenceSet(OTHER, MONTHLY);
        given(other(monthly), met())
                .when(new AbsorbRelationship(MARA, OTHER))
                .then(ABSORBED, new PersonTagged(MARA, "fair"), new CadenceSet(MARA, MONTHLY));
        given(other(monthly), met(), new CadenceSet(MARA, new Rhythm(2, Rhythm.Unit.WEEK)))
                .when(new AbsorbRelationship(MARA, OTHER))
                .then(ABSORBED, new PersonTagged(MARA, "fair"));
    }

    @Test
    @DisplayName("are not merged a second time, nor where others were merged, nor while archived")
    void notMerged() {
        RelationshipMerged gone =
                new RelationshipMerged(MARA, id("gone"), LATER.occurredAt(), LATER.occurredOn(), OTHER, "One person");
        given(other(), met(), gone)
                .when(new MergeRelationship(MARA, id("merge"), LATER, id("a third"), "One person"))
                .isRejected(new RelationshipIsMerged(null, OTHER));
        given(other(), met(), gone)
                .when(new AbsorbRelationship(MARA, id("a third")))
                .isRejected(new RelationshipIsMerged("into", OTHER));
        given(other(MERGED), met(), ABSORBED)
                .when(new MergeRelationship(MARA, id("merge"), LATER, id("a third"), "One person"))
                .isRejected(new OthersWereMergedHere(List.of(OTHER)));
        given(other(), met(), archived())
                .when(new AbsorbRelationship(MARA, OTHER))
                .isRejected(new OtherRelationshipIsArchived(MARA));
    }

    @Test
    @DisplayName("take commands at the one that stands for both, and nowhere else but to be split")
    void where() {
        RelationshipMerged gone =
                new RelationshipMerged(MARA, id("gone"), LATER.occurredAt(), LATER.occurredOn(), OTHER, "One person");
        given(other(), met(), gone)
                .when(new RecordConversation(MARA, id("talk"), LATER, "Tea", null))
                .isRejected(new RelationshipIsMerged(null, OTHER));
        given(other(), met(), gone)
                .when(new SplitRelationship(MARA, id("split"), LATER, "Her sister"))
                .then(new RelationshipSplit(
                        MARA, id("split"), LATER.occurredAt(), LATER.occurredOn(), OTHER, "Her sister"));
        given(other(), met())
                .when(new SplitRelationship(MARA, id("split"), LATER, "Her sister"))
                .isRejected(new RelationshipNotMerged());
    }

    @Test
    @DisplayName("are settled together: a guess of the one by a talk with the other")
    void guessOfTheOther() {
        ConfirmAssumption confirm = new ConfirmAssumption(MARA, id("sure"), LATER, id("guess"), MEETING);
        given(other(guess(), MERGED), met(), ABSORBED)
                .when(confirm)
                .then(new AssumptionConfirmed(
                        MARA, id("sure"), LATER.occurredAt(), LATER.occurredOn(), id("guess"), MEETING));
        given(other(guess()), met()).when(confirm).isRejected(new NoSuchAssumption());
        given(other(MERGED), met(), assumptionOfMara(), ABSORBED)
                .when(new ConfirmAssumption(MARA, id("sure"), LATER, id("own"), id("first meeting")))
                .isAccepted();
        given(other(), met(), assumptionOfMara())
                .when(new ConfirmAssumption(MARA, id("sure"), LATER, id("own"), id("first meeting")))
                .isRejected(new NoSuchConversation());
    }

    private static AssumptionRecorded assumptionOfMara() {
        return new AssumptionRecorded(
                MARA, id("own"), LATER.occurredAt(), LATER.occurredOn(), Aspect.GOALS, "Probably to lead");
    }

    @Test
    @DisplayName("are settled together: an offer, a plan and a reference of the other one")
    void entriesOfTheOther() {
        FollowUpPlanned planned = new FollowUpPlanned(
                OTHER, id("call"), LATER.occurredAt(), LATER.occurredOn(), LATER.occurredOn(), null);
        given(other(offer(), MERGED), met(), ABSORBED)
                .when(new RecordHelpResponse(MARA, id("yes"), LATER, id("book"), HelpResponse.ENTHUSIASTIC, null))
                .isAccepted();
        given(
                        other(
                                offer(),
                                new HelpResponseRecorded(
                                        OTHER,
                                        id("yes"),
                                        LATER.occurredAt(),
                                        LATER.occurredOn(),
                                        id("book"),
                                        HelpResponse.ENTHUSIASTIC,
                                        null),
                                MERGED),
                        met(),
                        ABSORBED)
                .when(new FollowThrough(MARA, id("given"), LATER, id("book"), null))
                .isAccepted();
        RecordFollowUp followUp = new RecordFollowUp(
                MARA, id("followed"), LATER, new Reference(id("first meeting"), null), id("call"), null, null);
        given(other(planned, MERGED), met(), ABSORBED).when(followUp).isAccepted();
        given(other(planned, MERGED), met(), ABSORBED, new FollowUpSkipped(MARA, id("call"), "Busy"))
                .when(followUp)
                .isRejected(new FollowUpPlanAlreadySettled());
    }

    @Test
    @DisplayName("fall together: what rests on an entry of the other one that is taken back allows nothing")
    void fallTogether() {
        AssumptionConfirmed sure =
                new AssumptionConfirmed(MARA, id("sure"), LATER.occurredAt(), LATER.occurredOn(), id("guess"), MEETING);
        ConfirmAssumption again = new ConfirmAssumption(MARA, id("again"), LATER, id("guess"), MEETING);
        given(other(guess(), MERGED), met(), ABSORBED, sure)
                .when(again)
                .isRejected(new AssumptionAlreadySettled(id("sure")));
        given(other(guess(), MERGED), met(), ABSORBED, sure, new EntryRetracted(MARA, id("guess"), "A slip"))
                .when(again)
                .isRejected(new NoSuchAssumption());
        given(other(guess(), MERGED), met(), ABSORBED, new EntryRetracted(MARA, id("guess"), "A slip"))
                .when(new RetractEntry(MARA, id("guess"), "A slip"))
                .isRejected(new EntryAlreadyRetracted());
    }

    @Test
    @DisplayName("were met when the first of them was, and neither meeting is taken back")
    void meetings() {
        RecordConversation talk = new RecordConversation(MARA, id("talk"), at("2026-02-10T09:00:00Z"), "Tea", null);
        given(other(MERGED), met(), ABSORBED).when(talk).isAccepted();
        given(other(), met()).when(talk).isRejected(new BeforeMeeting(met().occurredAt(), null));
        given(other(MERGED), met(), ABSORBED)
                .when(new RetractEntry(MARA, id("first meeting"), "A slip"))
                .isRejected(new MeetingCannotBeRetracted());
        given(other(MERGED), met(), ABSORBED, conversation("tea", at("2026-02-10T09:00:00Z")))
                .when(correct(id("first meeting"), null, at("2026-02-20T09:00:00Z"), null, null))
                .isRejected(new BeforeMeeting(at("2026-02-20T09:00:00Z").occurredAt(), id("tea")));
        given(other(MERGED), met(), ABSORBED, conversation("tea", at("2026-02-10T09:00:00Z")))
                .when(correct(MEETING, null, at("2026-02-20T09:00:00Z"), null, null))
                .isAccepted();
    }

    @Test
    @DisplayName("are met if either was; two cards are a card")
    void cards() {
        ContactCaptured mine = new ContactCaptured(
                MARA,
                id("my card"),
                LATER.occurredAt(),
                LATER.occurredOn(),
                PERSON,
                CaptureSource.CARD,
                Set.of("marketing"),
                null);
        RecordConversation talk = new RecordConversation(MARA, id("talk"), LATER, "Tea", null);
        given(other(MERGED), mine, ABSORBED).when(talk).isAccepted();
        given(other(MERGED), mine, ABSORBED)
                .when(new MeetCapturedContact(MARA, id("again"), LATER, null, null))
                .isRejected(new AlreadyMet(id("first meeting")));
        given(card(), mine, ABSORBED).when(talk).isRejected(new NotMetYet());
        given(card(), met(), ABSORBED).when(talk).isAccepted();
    }

    @Test
    @DisplayName("are split: the other one takes along what it brought, and what rests on its entries falls")
    void split() {
        AssumptionConfirmed sure =
                new AssumptionConfirmed(MARA, id("sure"), LATER.occurredAt(), LATER.occurredOn(), id("guess"), MEETING);
        given(
                        other(guess(), new CadenceSet(OTHER, MONTHLY), MERGED),
                        met(),
                        ABSORBED,
                        new PersonTagged(MARA, "fair"),
                        new CadenceSet(MARA, MONTHLY),
                        sure,
                        conversation("lunch"))
                .when(new ReleaseRelationship(MARA, OTHER))
                .then(
                        new RelationshipReleased(MARA, OTHER, Set.of(id("sure"))),
                        new PersonUntagged(MARA, "fair"),
                        new CadenceSet(MARA, null));
        given(other(MERGED), met(), ABSORBED, archived())
                .when(new ReleaseRelationship(MARA, OTHER))
                .isRejected(new OtherRelationshipIsArchived(MARA));
    }

    @Test
    @DisplayName("once split know nothing of each other's entries")
    void afterTheSplit() {
        RelationshipReleased released = new RelationshipReleased(MARA, OTHER, Set.of());
        given(other(guess(), MERGED), met(), ABSORBED, released)
                .when(new ConfirmAssumption(MARA, id("sure"), LATER, id("guess"), MEETING))
                .isRejected(new NoSuchAssumption());
    }

    @Test
    @DisplayName("once split have what was put right and taken back meanwhile")
    void amendedMeanwhile() {
        RelationshipMerged gone =
                new RelationshipMerged(MARA, id("gone"), LATER.occurredAt(), LATER.occurredOn(), OTHER, "One person");
        RelationshipSplit back =
                new RelationshipSplit(MARA, id("back"), LATER.occurredAt(), LATER.occurredOn(), OTHER, "Her sister");
        List<RelationshipEvent> root = other(
                new RelationshipAbsorbed(OTHER, MARA),
                new EntryRetracted(OTHER, id("lunch"), "It was her sister"),
                new FollowUpSkipped(OTHER, id("plan"), "Busy"),
                new RelationshipReleased(OTHER, MARA, Set.of()));
        given(root, met(), conversation("lunch"), plan("plan"), gone, back)
                .when(new RetractEntry(MARA, id("lunch"), "A slip"))
                .isRejected(new EntryAlreadyRetracted());
        given(root, met(), conversation("lunch"), plan("plan"), gone, back)
                .when(new SkipFollowUp(MARA, id("plan"), "Busy"))
                .isRejected(new FollowUpPlanAlreadySettled());
        given(root, met(), conversation("lunch"), plan("plan"), gone, back, retracted("plan"))
                .when(new RecordConversation(MARA, id("talk"), LATER, "Tea", null))
                .isAccepted();
    }
}
