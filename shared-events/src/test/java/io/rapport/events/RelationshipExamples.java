package io.rapport.events;

import static io.rapport.events.Examples.id;

import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpReceived;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.events.relationship.RelationshipKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A relationship from the meeting at a conference to the archive, every component filled. */
final class RelationshipExamples {

    private static final UUID RELATIONSHIP = id(1);
    private static final UUID MEETING = id(2);
    private static final UUID CONVERSATION = id(3);
    private static final UUID RIGHT_GUESS = id(4);
    private static final UUID WRONG_GUESS = id(5);
    private static final UUID PLAN = id(6);
    private static final UUID OFFER = id(7);
    private static final UUID GATHERING = id(8);

    private static final Instant EVENING = Instant.parse("2026-03-14T18:30:00Z");
    private static final Instant LATER = Instant.parse("2026-03-20T08:15:30.250Z");
    private static final LocalDate SATURDAY = LocalDate.parse("2026-03-14");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-20");

    static final Person MARA = new Person(
            "Mara Feld",
            RelationshipKind.MENTOR,
            "Leads brand strategy",
            "Northwind Foods",
            "marketing",
            true,
            "mara@example.org",
            "https://example.org/people/mara",
            "+49 30 5550 1234",
            "Mara finds the question that nobody asked");

    static final PersonMet MET = new PersonMet(
            RELATIONSHIP,
            MEETING,
            EVENING,
            SATURDAY,
            MARA,
            new HowMet(GATHERING, id(9), "At the coffee bar", "The speakers' forum"),
            new LinkedHashSet<>(List.of("marketing", "berlin")),
            "Asked the best question of the evening");

    private RelationshipExamples() {}

    static Stream<RelationshipEvent> all() {
        return Stream.of(learning(), helping(), merging()).flatMap(events -> events);
    }

    private static Stream<RelationshipEvent> learning() {
        return Stream.of(
                MET,
                new PersonDescribed(RELATIONSHIP, MARA),
                new ConversationRecorded(
                        RELATIONSHIP, CONVERSATION, LATER, FRIDAY, "She is rebuilding her team", GATHERING),
                new AssumptionRecorded(
                        RELATIONSHIP, RIGHT_GUESS, EVENING, SATURDAY, Aspect.HARDEST_CHALLENGE, "Finding people"),
                new AssumptionConfirmed(RELATIONSHIP, id(20), LATER, FRIDAY, RIGHT_GUESS, CONVERSATION),
                new AssumptionCorrected(
                        RELATIONSHIP, id(21), LATER, FRIDAY, WRONG_GUESS, CONVERSATION, "She prefers small agencies"),
                new FactLearned(
                        RELATIONSHIP,
                        id(22),
                        LATER,
                        FRIDAY,
                        Aspect.WHAT_DRIVES_THEM,
                        "Seeing juniors become leads",
                        CONVERSATION),
                new DetailRemembered(
                        RELATIONSHIP, id(23), LATER, FRIDAY, "Sails on the Baltic", LocalDate.parse("2026-07-04")),
                new FollowUpPlanned(
                        RELATIONSHIP, PLAN, EVENING, SATURDAY, LocalDate.parse("2026-03-28"), "The hiring guide"),
                new FollowUpRecorded(
                        RELATIONSHIP,
                        id(24),
                        LATER,
                        FRIDAY,
                        new Reference(MEETING, "Her question on loyalty"),
                        PLAN,
                        "Talked about two candidates",
                        "A hiring guide"),
                new FollowUpSkipped(RELATIONSHIP, PLAN, "She is on leave"),
                new RapportRated(RELATIONSHIP, CONVERSATION, 4),
                new EntryCorrected(
                        RELATIONSHIP,
                        CONVERSATION,
                        EVENING,
                        SATURDAY,
                        "She is rebuilding two teams",
                        LocalDate.parse("2026-04-04"),
                        LocalDate.parse("2026-07-05"),
                        "Wrote down one of two"),
                new EntryRetracted(RELATIONSHIP, CONVERSATION, "That was somebody else"));
    }

    private static Stream<RelationshipEvent> helping() {
        return Stream.of(
                new HelpOffered(
                        RELATIONSHIP, OFFER, LATER, FRIDAY, HelpKind.INTRODUCTION, "Meet a recruiter", CONVERSATION),
                new HelpResponseRecorded(
                        RELATIONSHIP, id(30), LATER, FRIDAY, OFFER, HelpResponse.ENTHUSIASTIC, "Yes, this week!"),
                new HelpFollowedThrough(
                        RELATIONSHIP, id(31), LATER, FRIDAY, OFFER, id(30), "Introduced them by e-mail"),
                new HelpOutcomeRecorded(
                        RELATIONSHIP, id(32), LATER, FRIDAY, OFFER, id(31), true, "They hired two people"),
                new OfferWithdrawn(RELATIONSHIP, OFFER, "The recruiter moved away"),
                new HelpReceived(RELATIONSHIP, id(33), LATER, FRIDAY, HelpKind.ADVICE, "Cut my talk in half"),
                new CadenceSet(RELATIONSHIP, new Rhythm(2, Rhythm.Unit.MONTH)),
                new PersonTagged(RELATIONSHIP, "sailing"),
                new PersonUntagged(RELATIONSHIP, "berlin"),
                new RelationshipArchived(RELATIONSHIP, "Moved to another field"),
                new RelationshipRestored(RELATIONSHIP));
    }

    private static Stream<RelationshipEvent> merging() {
        return Stream.of(
                new RelationshipMerged(id(40), id(41), LATER, FRIDAY, RELATIONSHIP, "Her card from the fair"),
                new RelationshipAbsorbed(RELATIONSHIP, id(40)),
                new RelationshipReleased(RELATIONSHIP, id(40), Set.of(id(42))),
                new RelationshipSplit(id(40), id(43), LATER, FRIDAY, RELATIONSHIP, "That was her sister"));
    }
}
