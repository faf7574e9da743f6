package io.rapport.query.models.relationship;

import io.rapport.events.Owner;
import io.rapport.query.models.relationship.Briefing.LastEncounter;
import io.rapport.query.models.relationship.Briefing.Mutual;
import io.rapport.query.models.relationship.Briefing.NearDate;
import io.rapport.query.models.relationship.Briefing.PreparedMission;
import io.rapport.query.models.relationship.Briefing.Tie;
import io.rapport.query.models.relationship.Briefing.ToAsk;
import io.rapport.query.models.relationship.RelationshipCard.AspectCard;
import io.rapport.query.models.relationship.RelationshipCard.Contact;
import io.rapport.query.models.relationship.RelationshipCard.DetailCard;
import io.rapport.query.models.relationship.RelationshipCard.Knowledge;
import io.rapport.query.models.relationship.RelationshipCard.NextFollowUp;
import io.rapport.query.rules.Anniversaries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Briefings: the card's knowledge, turned towards the next encounter. */
@Component
final class Briefings {

    private static final int MOST = 20;
    private static final int DAYS_BEHIND = 14;
    private static final int DAYS_AHEAD = 30;

    private final People people;

    Briefings(People people) {
        this.people = people;
    }

    Optional<Briefing> of(Owner owner, UUID relationshipId, LocalDate today) {
        return people.history(owner, relationshipId).map(history -> of(owner, history, today));
    }

    private Briefing of(Owner owner, History history, LocalDate today) {
        RelationshipCard card = new CardDerivation(history).card();
        List<MissionQuestions> missions =
                people.openMissions(owner, history.profile().records(), MOST + 1);
        List<Mutual> knows = knows(owner, card, history.profile().records());
        return new Briefing(
                card.relationshipId(),
                card.person(),
                card.tags(),
                card.howMet(),
                card.metOn(),
                card.captured(),
                lastEncounter(owner, card),
                card.details().stream().limit(MOST).toList(),
                near(card.details(), today),
                ask(card, missions),
                missions.stream().limit(MOST).map(PreparedMission::of).toList(),
                promised(history),
                card.openOffers().stream().limit(MOST).toList(),
                knows.stream().limit(MOST).toList(),
                more(history, card, missions) || knows.size() > MOST);
    }

    private static boolean more(History history, RelationshipCard card, List<MissionQuestions> missions) {
        return Stream.of(card.details(), card.openOffers(), history.digest().openPlans(), missions)
                .anyMatch(list -> list.size() > MOST);
    }

    /** What is known of somebody who is to come, turned towards a day; it reads nothing. */
    static GuestBriefing guest(History history, List<MissionQuestions> missions, LocalDate day) {
        RelationshipCard card = new CardDerivation(history).card();
        return new GuestBriefing(
                card.relationshipId(),
                card.person(),
                card.captured(),
                card.lastContact(),
                card.details().stream().limit(MOST).toList(),
                near(card.details(), day),
                ask(card, missions),
                missions.stream().limit(MOST).map(PreparedMission::of).toList(),
                promised(history),
                card.openOffers().stream().limit(MOST).toList(),
                more(history, card, missions));
    }

    private static List<NextFollowUp> promised(History history) {
        return history.digest().openPlans().stream()
                .sorted(Comparator.comparing(NextFollowUp::dueOn))
                .limit(MOST)
                .toList();
    }

    private @Nullable LastEncounter lastEncounter(Owner owner, RelationshipCard card) {
        Contact last = card.lastContact();
        if (last == null) {
            return null;
        }
        Item item = people.item(owner, card.relationshipId(), last.entryId());
        return new LastEncounter(
                last.entryId(),
                last.kind(),
                last.occurredOn(),
                item != null && item.content() instanceof Content.Encounter encounter ? encounter.line() : null);
    }

    static List<NearDate> near(List<DetailCard> details, LocalDate today) {
        LocalDate from = today.minusDays(DAYS_BEHIND);
        LocalDate to = today.plusDays(DAYS_AHEAD + 1L);
        return details.stream()
                .flatMap(detail -> {
                    LocalDate day = detail.on();
                    return day == null
                            ? Stream.empty()
                            : Anniversaries.of(day, from, to)
                                    .map(again -> new NearDate(detail.entryId(), detail.detail(), again));
                })
                .sorted(Comparator.comparing(NearDate::on))
                .toList();
    }

    /** The member's own questions, and for each other piece one that fits it. */
    private static List<ToAsk> ask(RelationshipCard card, List<MissionQuestions> missions) {
        return card.aspects().stream()
                .filter(aspect -> aspect.state() != Knowledge.CERTAIN)
                .flatMap(aspect -> {
                    List<ToAsk> own = missions.stream()
                            .flatMap(mission -> mission.questions().stream()
                                    .filter(question -> question.aspect() == aspect.aspect())
                                    .map(question -> toAsk(aspect, question.text(), mission.missionId())))
                            .toList();
                    return own.isEmpty()
                            ? Stream.of(toAsk(aspect, Questions.about(aspect.aspect()), null))
                            : own.stream();
                })
                .toList();
    }

    private static ToAsk toAsk(AspectCard aspect, String question, @Nullable UUID missionId) {
        return new ToAsk(aspect.aspect(), aspect.state(), aspect.statement(), question, missionId);
    }

    private List<Mutual> knows(Owner owner, RelationshipCard card, List<UUID> records) {
        List<Mutual> knows = new ArrayList<>();
        UUID introducer = card.howMet() == null ? null : card.howMet().introducedBy();
        PersonDocument known = introducer == null ? null : people.person(owner, introducer);
        if (known != null) {
            knows.add(new Mutual(
                    known.profile().relationshipId(), known.profile().person().name(), Tie.INTRODUCED_THEM));
        }
        Set<UUID> named = new HashSet<>(records);
        for (PersonDocument person : people.introducedBy(owner, records, MOST + 1)) {
            UUID into = person.profile().into();
            UUID record = into == null ? person.profile().relationshipId() : into;
            if (named.add(record)) {
                knows.add(new Mutual(record, person.profile().person().name(), Tie.INTRODUCED_BY_THEM));
            }
        }
        return List.copyOf(knows);
    }
}
