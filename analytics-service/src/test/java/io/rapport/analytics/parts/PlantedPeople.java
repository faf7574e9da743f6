package io.rapport.analytics.parts;

import io.rapport.analytics.fold.Figure;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpReceived;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people whom a member gets to know, made up at random: some entries are told late, some on a wrong day and put
 * right, some are told and taken back.
 */
final class PlantedPeople {

    private static final String CANARY = Life.CANARY;
    private static final List<HelpResponse> RESPONSES = List.of(HelpResponse.values());
    private static final Person PERSON = new Person(
            CANARY, RelationshipKind.COLLEAGUE, CANARY, CANARY, CANARY, true, CANARY, CANARY, CANARY, CANARY);

    /** On which days what was done that habits may count. */
    private final Map<Figure, List<LocalDate>> done = new EnumMap<>(Figure.class);

    private final Chance chance;
    private final Truth truth;
    private final List<RapportEvent> events;

    PlantedPeople(Chance chance, Truth truth, List<RapportEvent> events) {
        this.chance = chance;
        this.truth = truth;
        this.events = events;
    }

    /** On which days this was done. */
    List<LocalDate> days(Figure figure) {
        return done.getOrDefault(figure, List.of());
    }

    private interface Telling {

        RapportEvent on(UUID entryId, LocalDate day);
    }

    /** Tells an entry, and perhaps puts its day right; perhaps one like it was told before that was none. */
    private UUID tell(UUID relationshipId, LocalDate on, Telling telling, boolean repeatable, Figure... figures) {
        if (repeatable && chance.in(10)) {
            UUID mistaken = chance.id();
            events.add(telling.on(mistaken, on.plusDays(chance.below(60))));
            events.add(new EntryRetracted(relationshipId, mistaken, CANARY));
        }
        UUID entryId = chance.id();
        if (chance.in(20)) {
            LocalDate wrong = on.plusDays(1 + chance.below(50));
            events.add(telling.on(entryId, wrong));
            events.add(new EntryCorrected(relationshipId, entryId, Chance.at(on), on, CANARY, null, null, CANARY));
        } else {
            events.add(telling.on(entryId, on));
        }
        truth.plant(on, Figure.ENTRIES);
        truth.plant(on, figures);
        done.computeIfAbsent(figures[0], none -> new ArrayList<>()).add(on);
        return entryId;
    }

    /** Meets somebody, who may be known by their card. */
    UUID meet(UUID person, LocalDate on) {
        return tell(
                person,
                on,
                (id, day) -> new PersonMet(person, id, Chance.at(day), day, PERSON, null, Set.of(CANARY), CANARY),
                false,
                Figure.MEETINGS);
    }

    UUID talk(UUID person, LocalDate on) {
        return tell(
                person,
                on,
                (id, day) -> new ConversationRecorded(person, id, Chance.at(day), day, CANARY, null),
                true,
                Figure.CONVERSATIONS);
    }

    private UUID offer(UUID person, UUID meeting, LocalDate on) {
        return tell(
                person,
                on,
                (id, day) -> new HelpOffered(person, id, Chance.at(day), day, HelpKind.ADVICE, CANARY, meeting),
                true,
                Figure.HELP_OFFERED);
    }

    private UUID followThrough(UUID person, LocalDate on, UUID offer, UUID answer) {
        return tell(
                person,
                on,
                (id, day) -> new HelpFollowedThrough(person, id, Chance.at(day), day, offer, answer, CANARY),
                true,
                Figure.HELP_DONE);
    }

    void person(boolean collector, LocalDate begun) {
        UUID person = chance.id();
        boolean card = chance.in(collector ? 80 : 20);
        truth.plant(begun, Figure.FUNNEL_BEGUN);
        if (card) {
            tell(
                    person,
                    begun,
                    (id, day) -> new ContactCaptured(
                            person, id, Chance.at(day), day, PERSON, CaptureSource.CARD, Set.of(CANARY), CANARY),
                    false,
                    Figure.CAPTURES);
            if (chance.in(collector ? 90 : 20)) {
                return;
            }
        }
        LocalDate met = card ? begun.plusDays(chance.below(40)) : begun;
        UUID meeting = meet(person, met);
        truth.plant(begun, Figure.FUNNEL_MET);
        if (card) {
            truth.plant(begun, Figure.CARDS_MET);
            truth.plantDays(begun, "MET", begun, met);
        }
        LocalDate talked = met.plusDays(chance.below(10));
        UUID conversation = talk(person, talked);
        if (chance.in(50)) {
            int rating = 1 + chance.below(5);
            events.add(new RapportRated(person, conversation, 1));
            events.add(new RapportRated(person, conversation, rating));
            truth.plant(talked, Figure.RAPPORT_RATED);
            truth.plant(talked, Figure.RAPPORT_POINTS, rating);
            again(person, talked, rating);
        }
        if (chance.in(60)) {
            tell(
                    person,
                    talked,
                    (id, day) -> new AssumptionRecorded(person, id, Chance.at(day), day, Aspect.GOALS, CANARY),
                    true,
                    Figure.GUESSES);
        }
        boolean certain = chance.in(collector ? 10 : 70);
        if (certain) {
            tell(
                    person,
                    talked,
                    (id, day) -> new FactLearned(person, id, Chance.at(day), day, Aspect.GOALS, CANARY, conversation),
                    true,
                    Figure.CERTAINTIES,
                    Figure.PEOPLE_CERTAIN);
        }
        followUp(person, meeting, begun, met, talked, certain, collector);
    }

    /** A later conversation, in which rapport was what it was. */
    private void again(UUID person, LocalDate talked, int before) {
        if (chance.in(50)) {
            return;
        }
        LocalDate later = talked.plusDays(1 + chance.below(100));
        UUID conversation = talk(person, later);
        int rating = 1 + chance.below(5);
        events.add(new RapportRated(person, conversation, rating));
        truth.plant(
                later,
                Figure.RAPPORT_RATED,
                Figure.RAPPORT_COMPARED,
                rating == before
                        ? Figure.RAPPORT_SAME
                        : rating > before ? Figure.RAPPORT_RISEN : Figure.RAPPORT_FALLEN);
        truth.plant(later, Figure.RAPPORT_POINTS, rating);
    }

    private void followUp(
            UUID person,
            UUID meeting,
            LocalDate begun,
            LocalDate met,
            LocalDate talked,
            boolean certain,
            boolean collector) {
        @Nullable LocalDate helped = collector ? null : help(person, meeting, talked);
        if (chance.in(collector ? 90 : 40)) {
            return;
        }
        int after = chance.below(90);
        LocalDate followedUp = met.plusDays(after);
        boolean words = chance.in(30);
        tell(
                person,
                followedUp,
                (id, day) -> new FollowUpRecorded(
                        person,
                        id,
                        Chance.at(day),
                        day,
                        words ? new Reference(null, CANARY) : new Reference(meeting, null),
                        null,
                        CANARY,
                        CANARY),
                true,
                Figure.FOLLOW_UPS,
                words ? Figure.FOLLOW_UPS_IN_OWN_WORDS : Figure.FOLLOW_UPS_REFERRING);
        truth.plant(
                begun,
                Figure.FUNNEL_FOLLOWED_UP,
                after <= 7
                        ? Figure.FOLLOWED_UP_WITHIN_A_WEEK
                        : after <= 30 ? Figure.FOLLOWED_UP_WITHIN_A_MONTH : Figure.FOLLOWED_UP_LATER);
        truth.plantDays(begun, "FOLLOWED_UP", met, followedUp);
        if (certain) {
            LocalDate connected = followedUp.isAfter(talked) ? followedUp : talked;
            truth.plant(begun, Figure.FUNNEL_CONNECTED);
            truth.plant(connected, Figure.PEOPLE_CONNECTED);
            truth.plantDays(begun, "CONNECTED", followedUp, connected);
            if (helped != null) {
                truth.plant(begun, Figure.FUNNEL_HELPED);
                truth.plantDays(begun, "HELPED", connected, helped);
            }
        }
    }

    /** When help was on target, if it was. */
    private @Nullable LocalDate help(UUID person, UUID meeting, LocalDate from) {
        if (chance.in(40)) {
            return null;
        }
        UUID offer = offer(person, meeting, from);
        HelpResponse response = RESPONSES.get(chance.below(RESPONSES.size()));
        LocalDate answered = from.plusDays(chance.below(20));
        Figure answer = switch (response) {
            case ENTHUSIASTIC -> Figure.HELP_WANTED;
            case POLITE -> Figure.HELP_POLITE;
            case DECLINED -> Figure.HELP_DECLINED;
            case NO_ANSWER -> Figure.HELP_UNANSWERED;
        };
        if (chance.in(20)) {
            LocalDate earlier = answered.minusDays(1);
            events.add(new HelpResponseRecorded(
                    person, chance.id(), Chance.at(earlier), earlier, offer, HelpResponse.NO_ANSWER, CANARY));
            truth.plant(earlier, Figure.ENTRIES, Figure.HELP_ANSWERED, Figure.HELP_ANSWER_REPLACED);
        }
        UUID answerId = tell(
                person,
                answered,
                (id, day) -> new HelpResponseRecorded(person, id, Chance.at(day), day, offer, response, CANARY),
                true,
                Figure.HELP_ANSWERED,
                answer);
        if (response == HelpResponse.POLITE) {
            truth.plant(answered, Figure.POLITE_RESPECTED);
        }
        if (response != HelpResponse.ENTHUSIASTIC) {
            return null;
        }
        UUID done = followThrough(person, answered.plusDays(3), offer, answerId);
        boolean onTarget = chance.in(70);
        tell(
                person,
                answered.plusDays(9),
                (id, day) -> new HelpOutcomeRecorded(person, id, Chance.at(day), day, offer, done, onTarget, CANARY),
                true,
                Figure.HELP_JUDGED,
                onTarget ? Figure.HELP_ON_TARGET : Figure.HELP_OFF_TARGET);
        return onTarget ? answered.plusDays(9) : null;
    }

    /** Somebody who is known well, by two records that turn out to be of one person. */
    void friend(LocalDate met) {
        UUID friend = chance.id();
        UUID meeting = meet(friend, met);
        truth.plant(met, Figure.FUNNEL_BEGUN, Figure.FUNNEL_MET);
        UUID again = chance.id();
        LocalDate later = met.plusDays(chance.below(60));
        events.add(new PersonMet(again, chance.id(), Chance.at(later), later, PERSON, null, Set.of(CANARY), CANARY));
        for (UUID record : List.of(friend, again)) {
            LocalDate on = later.plusDays(chance.below(40));
            tell(
                    record,
                    on,
                    (id, day) -> new DetailRemembered(record, id, Chance.at(day), day, CANARY, null),
                    true,
                    Figure.DETAILS);
            tell(
                    record,
                    on,
                    (id, day) -> new FollowUpPlanned(record, id, Chance.at(day), day, day.plusDays(9), CANARY),
                    true,
                    Figure.FOLLOW_UPS_PLANNED);
            tell(
                    record,
                    on,
                    (id, day) -> new HelpReceived(record, id, Chance.at(day), day, HelpKind.ADVICE, CANARY),
                    true,
                    Figure.HELP_RECEIVED);
        }
        insist(friend, meeting, later);
        events.add(new RelationshipMerged(again, chance.id(), Chance.at(later), later, friend, CANARY));
        events.add(new RelationshipAbsorbed(friend, again));
    }

    /** Helps somebody who had only been polite about it. */
    private void insist(UUID person, UUID meeting, LocalDate on) {
        UUID offer = offer(person, meeting, on);
        UUID answer = tell(
                person,
                on.plusDays(1),
                (id, day) ->
                        new HelpResponseRecorded(person, id, Chance.at(day), day, offer, HelpResponse.POLITE, CANARY),
                true,
                Figure.HELP_ANSWERED,
                Figure.HELP_POLITE,
                Figure.POLITE_OVERRIDDEN);
        followThrough(person, on.plusDays(2), offer, answer);
    }
}
