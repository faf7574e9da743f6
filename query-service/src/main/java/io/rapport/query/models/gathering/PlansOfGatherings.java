package io.rapport.query.models.gathering;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Alike;
import io.rapport.events.Owner;
import io.rapport.query.models.gathering.GatheringDocument.Guest;
import io.rapport.query.models.gathering.GatheringDocument.Invitation;
import io.rapport.query.models.gathering.GatheringDocument.Particulars;
import io.rapport.query.models.gathering.GatheringDocument.State;
import io.rapport.query.platform.between.GatheringPlan;
import io.rapport.query.platform.between.GatheringPlan.Expected;
import io.rapport.query.platform.between.GatheringPlan.MetBefore;
import io.rapport.query.platform.between.GatheringPlans;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.merges.Roots;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gatherings for whoever prepares for one. It costs five reads, however many people were invited or met. */
@Component
final class PlansOfGatherings implements GatheringPlans {

    /** So many gatherings of the same kind before this one are looked at, the latest first. */
    private static final int EARLIER = 200;

    private static final int MOST_MET_BEFORE = 50;

    /** What tells one year's congress from the next one's. */
    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    private final OwnedDocuments<GatheringDocument> gatherings;
    private final OwnedDocuments<Earlier> earlier;
    private final OwnedDocuments<Acquaintance> people;
    private final Merges merges;

    /** What is looked at of an earlier gathering. */
    record Earlier(UUID gatheringId, Particulars particulars, LocalDate startsOn) {}

    PlansOfGatherings(ReadModels readModels) {
        gatherings =
                readModels.documents(GatheringProjection.NAME, GatheringProjection.GATHERINGS, GatheringDocument.class);
        earlier = readModels.documents(GatheringProjection.NAME, GatheringProjection.GATHERINGS, Earlier.class);
        people = readModels.documents(GatheringProjection.NAME, GatheringProjection.PEOPLE, Acquaintance.class);
        merges = new Merges(readModels, GatheringProjection.NAME, GatheringProjection.MERGES);
    }

    @Override
    public Optional<GatheringPlan> find(Owner owner, UUID gatheringId) {
        GatheringDocument found = gatherings.findById(owner, gatheringId.toString());
        return found == null
                ? Optional.empty()
                : Optional.of(plan(owner, found.with(merges.roots(owner, named(found)))));
    }

    private static Stream<UUID> named(GatheringDocument gathering) {
        return Stream.concat(
                gathering.invitations().stream().flatMap(one -> Stream.ofNullable(one.relationshipId())),
                gathering.guests().stream().flatMap(one -> Stream.ofNullable(one.relationshipId())));
    }

    private GatheringPlan plan(Owner owner, GatheringDocument found) {
        Particulars meant = found.particulars();
        List<MetBefore> metBefore = metBefore(owner, found);
        boolean more = metBefore.size() > MOST_MET_BEFORE;
        return new GatheringPlan(
                found.gatheringId(),
                meant.name(),
                found.role(),
                meant.kind(),
                found.state() == State.CANCELLED,
                meant.aim(),
                meant.aimId(),
                meant.theme(),
                meant.activity(),
                found.startsOn(),
                meant.endsOn(),
                meant.place(),
                expected(found),
                more ? metBefore.subList(0, MOST_MET_BEFORE) : metBefore,
                more);
    }

    static List<Expected> expected(GatheringDocument gathering) {
        Set<UUID> came = gathering.guests().stream()
                .map(Guest::invitationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return Stream.concat(
                        gathering.invitations().stream().map(one -> expected(one, came.contains(one.invitationId()))),
                        gathering.guests().stream()
                                .filter(guest -> guest.invitationId() == null)
                                .map(guest -> new Expected(guest.relationshipId(), guest.words(), null, true)))
                .toList();
    }

    private static Expected expected(Invitation invitation, boolean came) {
        return new Expected(invitation.relationshipId(), invitation.words(), invitation.response(), came);
    }

    private List<MetBefore> metBefore(Owner owner, GatheringDocument now) {
        String name = nameAlone(now.particulars().name());
        Map<UUID, Earlier> alike = new LinkedHashMap<>();
        earlier.find(
                        owner,
                        Filters.lt("startsOn", now.startsOn().toString()),
                        Filters.eq("particulars.kind", now.particulars().kind().name()))
                .sort(Sorts.descending("startsOn", "gatheringId"))
                .limit(EARLIER)
                .forEach(one -> {
                    if (nameAlone(one.particulars().name()).equals(name)) {
                        alike.put(one.gatheringId(), one);
                    }
                });
        if (alike.isEmpty()) {
            return List.of();
        }
        List<String> ids = alike.keySet().stream().map(UUID::toString).toList();
        return asTheyAreNow(
                owner,
                people.find(owner, Filters.in("gatheringId", ids))
                        .sort(Sorts.descending("metOn", "relationshipId"))
                        .limit(MOST_MET_BEFORE + 1)
                        .map(person -> {
                            Earlier there =
                                    Objects.requireNonNull(alike.get(Objects.requireNonNull(person.gatheringId())));
                            return new MetBefore(
                                    person.relationshipId(),
                                    person.name(),
                                    person.metOn(),
                                    there.gatheringId(),
                                    there.particulars().name());
                        })
                        .into(new ArrayList<>()));
    }

    /** Of several records of a person the one that stands for all, once, by its name. */
    private List<MetBefore> asTheyAreNow(Owner owner, List<MetBefore> met) {
        Roots roots = merges.roots(owner, met.stream().map(MetBefore::relationshipId));
        if (roots.into().isEmpty()) {
            return met;
        }
        Map<UUID, String> names = new HashMap<>();
        people.find(owner, Filters.in("_id", Merges.texts(roots.into().values())))
                .forEach(person -> names.put(person.relationshipId(), person.name()));
        Set<UUID> seen = new HashSet<>();
        return met.stream()
                .map(one -> {
                    UUID root = roots.of(one.relationshipId());
                    return new MetBefore(
                            root,
                            names.getOrDefault(root, one.name()),
                            one.metOn(),
                            one.gatheringId(),
                            one.gathering());
                })
                .filter(one -> seen.add(one.relationshipId()))
                .toList();
    }

    /** A name without the year or the number of the time. */
    static String nameAlone(String name) {
        String key = Alike.key(name);
        String alone = NO_LETTERS.matcher(key).replaceAll(" ").strip();
        return alone.isEmpty() ? key : alone;
    }
}
