package io.rapport.query.models.relationship;

import io.rapport.events.Owner;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.query.models.relationship.Briefing.PreparedMission;
import io.rapport.query.models.relationship.GatheringBriefing.ExpectedGuest;
import io.rapport.query.platform.between.Aims;
import io.rapport.query.platform.between.GatheringPlan;
import io.rapport.query.platform.between.GatheringPlan.Expected;
import io.rapport.query.platform.between.GatheringPlan.MetBefore;
import io.rapport.query.platform.between.GatheringPlans;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Briefings of gatherings. What a gathering is and what it serves is asked of those who know; the people who may come
 * are read all at once: five reads, however many they are.
 */
@Component
final class GatheringBriefings {

    /** So many guests are told in full; nobody prepares for more. */
    static final int IN_FULL = 25;

    private static final int MOST_MISSIONS = 20;
    private static final int MOST_MISSIONS_OF_GUESTS = 200;

    /** Who comes, or may, before who does not. */
    private static final Comparator<Expected> LIKELIEST_FIRST =
            Comparator.comparingInt(expected -> expected.came() ? -1 : unlikelihood(expected.response()));

    private final GatheringPlans gatherings;
    private final Aims aims;
    private final People people;

    GatheringBriefings(GatheringPlans gatherings, Aims aims, People people) {
        this.gatherings = gatherings;
        this.aims = aims;
        this.people = people;
    }

    Optional<GatheringBriefing> of(Owner owner, UUID gatheringId, LocalDate today) {
        return gatherings.find(owner, gatheringId).map(gathering -> of(owner, gathering, today));
    }

    private GatheringBriefing of(Owner owner, GatheringPlan gathering, LocalDate today) {
        List<Expected> expected =
                gathering.expected().stream().sorted(LIKELIEST_FIRST).toList();
        Map<UUID, PersonDocument> known = people.known(
                owner,
                Stream.concat(
                                expected.stream().flatMap(one -> Stream.ofNullable(one.relationshipId())),
                                gathering.metBefore().stream().map(MetBefore::relationshipId))
                        .toList());
        List<UUID> mayCome = expected.stream()
                .filter(one -> one.came() || one.response() != InvitationResponse.NOT_COMING)
                .flatMap(one -> Stream.ofNullable(one.relationshipId()))
                .filter(one -> isKept(known.get(one)))
                .distinct()
                .toList();
        List<UUID> inFull = mayCome.stream().limit(IN_FULL).toList();
        List<MissionQuestions> missions = people.openMissionsAt(owner, gathering.gatheringId(), MOST_MISSIONS + 1);
        UUID aimId = gathering.aimId();
        return new GatheringBriefing(
                gathering.gatheringId(),
                gathering.name(),
                gathering.role(),
                gathering.kind(),
                gathering.cancelled(),
                gathering.startsOn(),
                gathering.endsOn(),
                gathering.place(),
                gathering.aim(),
                aimId == null ? null : aims.find(owner, aimId).orElse(null),
                gathering.theme(),
                gathering.activity(),
                named(expected, known),
                inFull(owner, inFull, gathering.startsOn().isBefore(today) ? today : gathering.startsOn()),
                mayCome.size() - inFull.size(),
                missions.stream().limit(MOST_MISSIONS).map(PreparedMission::of).toList(),
                missions.size() > MOST_MISSIONS,
                gathering.metBefore().stream()
                        .filter(one -> isKept(known.get(one.relationshipId())))
                        .toList(),
                gathering.moreMetBefore());
    }

    private static int unlikelihood(@Nullable InvitationResponse response) {
        return switch (response) {
            case COMING -> 0;
            case MAYBE -> 1;
            case null -> 2;
            case NOT_COMING -> 3;
        };
    }

    /** Whoever was put away is among those who were invited, and nobody to prepare for. */
    private static boolean isKept(@Nullable PersonDocument person) {
        return person == null || !person.profile().archived();
    }

    private static @Nullable String nameOf(@Nullable PersonDocument person) {
        return person == null ? null : person.profile().person().name();
    }

    private static List<ExpectedGuest> named(List<Expected> expected, Map<UUID, PersonDocument> known) {
        return expected.stream()
                .map(one -> new ExpectedGuest(
                        one.relationshipId(),
                        one.relationshipId() == null ? one.words() : nameOf(known.get(one.relationshipId())),
                        one.response(),
                        one.came()))
                .toList();
    }

    private List<GuestBriefing> inFull(Owner owner, List<UUID> guests, LocalDate day) {
        Map<UUID, History> histories = new HashMap<>();
        for (History history : people.histories(owner, guests)) {
            history.profile().records().forEach(record -> histories.put(record, history));
        }
        List<MissionQuestions> missions = people.openMissions(owner, histories.keySet(), MOST_MISSIONS_OF_GUESTS);
        return guests.stream()
                .flatMap(guest -> Stream.ofNullable(histories.get(guest)))
                .distinct()
                .map(history -> Briefings.guest(history, about(history, missions), day))
                .toList();
    }

    private static List<MissionQuestions> about(History history, List<MissionQuestions> missions) {
        List<UUID> records = history.profile().records();
        return missions.stream()
                .filter(mission -> records.contains(mission.relationshipId()))
                .toList();
    }
}
