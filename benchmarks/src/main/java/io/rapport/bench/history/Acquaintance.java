package io.rapport.bench.history;

import io.rapport.bench.history.MemberYear.Moment;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpReceived;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.events.relationship.RelationshipKind;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** What happens between a member and one person, from the meeting on: twenty events of all kinds. */
final class Acquaintance {
    private static final int STEPS = 20;

    private final Ids ids;
    private final UUID id;
    private final UUID firstTalk;
    private final UUID secondTalk;
    private final UUID guess;
    private final UUID plan;
    private final UUID offer;
    private final UUID response;
    private final UUID help;
    private final Person person;
    private int step;

    Acquaintance(Ids ids, SplittableRandom random) {
        this.ids = ids;
        id = ids.next();
        firstTalk = ids.next();
        secondTalk = ids.next();
        guess = ids.next();
        plan = ids.next();
        offer = ids.next();
        response = ids.next();
        help = ids.next();
        person = new Person(
                "Person " + random.nextInt(1_000_000),
                RelationshipKind.COLLEAGUE,
                "Head of something that matters",
                "Acme and sons",
                "Tea",
                random.nextInt(4) == 0,
                id + "@example.org",
                null,
                null,
                null);
    }

    boolean isOver() {
        return step == STEPS;
    }

    RelationshipEvent next(Moment now) {
        return switch (step++) {
            case 0 ->
                new PersonMet(
                        id,
                        ids.next(),
                        now.at(),
                        now.on(),
                        person,
                        new HowMet(null, null, "At the bar after the talks", null),
                        Set.of("tea"),
                        "Knows everybody there, and listens");
            case 1 -> talk(firstTalk, now, "They look for two people who know their way about tea in the north");
            case 2 ->
                new AssumptionRecorded(
                        id, guess, now.at(), now.on(), Aspect.HARDEST_CHALLENGE, "Finding people who stay");
            case 3 -> new RapportRated(id, firstTalk, 3);
            case 4 ->
                new DetailRemembered(
                        id, ids.next(), now.at(), now.on(), "Walks across the Alps with the daughter in June", null);
            case 5 ->
                new FollowUpPlanned(
                        id, plan, now.at(), now.on(), now.on().plusDays(7), "The list of people in the north");
            case 6 ->
                new FollowUpRecorded(
                        id,
                        ids.next(),
                        now.at(),
                        now.on(),
                        new Reference(firstTalk, null),
                        plan,
                        "Wrote with three names",
                        "Three names");
            case 7 -> talk(secondTalk, now, "Two of the three have been called, and one will begin next month");
            case 8 -> new AssumptionConfirmed(id, ids.next(), now.at(), now.on(), guess, secondTalk);
            case 9 ->
                new FactLearned(
                        id,
                        ids.next(),
                        now.at(),
                        now.on(),
                        Aspect.WHAT_THEY_LOVE_TO_ACHIEVE,
                        "A house where apprentices become masters",
                        secondTalk);
            case 10 ->
                new HelpOffered(
                        id, offer, now.at(), now.on(), HelpKind.ADVICE, "To read the plan for apprentices", secondTalk);
            case 11 ->
                new HelpResponseRecorded(
                        id, response, now.at(), now.on(), offer, HelpResponse.ENTHUSIASTIC, "Yes, please, this week");
            case 12 -> new HelpFollowedThrough(id, help, now.at(), now.on(), offer, response, "Read it and called");
            case 13 -> new HelpOutcomeRecorded(id, ids.next(), now.at(), now.on(), offer, help, true, null);
            case 14 -> new PersonTagged(id, "apprentices");
            case 15 -> followUp(now, "Sent the book that we spoke of");
            case 16 -> new CadenceSet(id, new Rhythm(1, Rhythm.Unit.MONTH));
            case 17 -> new HelpReceived(id, ids.next(), now.at(), now.on(), HelpKind.INTRODUCTION, "To the buyer");
            case 18 ->
                new EntryCorrected(
                        id,
                        secondTalk,
                        now.at(),
                        now.on(),
                        "One of the three begins next month",
                        null,
                        null,
                        "It was one, not two");
            case 19 -> followUp(now, "Asked how the first month went");
            default -> throw new IllegalStateException("It is over");
        };
    }

    private ConversationRecorded talk(UUID entry, Moment now, String summary) {
        return new ConversationRecorded(id, entry, now.at(), now.on(), summary, null);
    }

    private FollowUpRecorded followUp(Moment now, String summary) {
        return new FollowUpRecorded(
                id, ids.next(), now.at(), now.on(), new Reference(secondTalk, null), null, summary, null);
    }
}
