package io.rapport.query.models.relationship;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Alike;
import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.models.relationship.RelationshipCard.Status;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.merges.MergedException;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import io.rapport.query.rules.MemberCalendar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The people of a member's network. */
@Repository
class People {

    /** Of two records of one person, one is shown. */
    private static final Bson STANDS_FOR_ITSELF = Filters.eq("profile.into", null);

    private static final String ARCHIVED = "profile.archived";
    private static final String LATEST = "digest.latestAt";
    private static final String MET = "digest.metOn";
    private static final String INTRODUCER = "profile.howMet.introducedBy";
    private static final String ID = "profile.relationshipId";

    private final OwnedDocuments<PersonDocument> people;
    private final OwnedDocuments<Item> items;
    private final OwnedDocuments<MissionQuestions> missions;
    private final MemberCalendars calendars;

    People(ReadModels readModels) {
        this.people =
                readModels.documents(RelationshipProjection.NAME, RelationshipProjection.PEOPLE, PersonDocument.class);
        this.items = readModels.documents(RelationshipProjection.NAME, RelationshipProjection.ITEMS, Item.class);
        this.missions = readModels.documents(
                RelationshipProjection.NAME, RelationshipProjection.MISSIONS, MissionQuestions.class);
        this.calendars = new MemberCalendars(readModels, RelationshipProjection.NAME, RelationshipProjection.CALENDARS);
    }

    Optional<RelationshipCard> card(Owner owner, UUID relationshipId) {
        return history(owner, relationshipId).map(history -> new CardDerivation(history).card());
    }

    /** What the card is derived from. */
    Optional<History> history(Owner owner, UUID relationshipId) {
        PersonDocument person = people.findById(owner, relationshipId.toString());
        if (person == null) {
            return Optional.empty();
        }
        if (person.profile().into() != null) {
            throw new MergedException(relationshipId, person.profile().into());
        }
        List<Item> shown = items.find(
                        owner, Filters.eq("relationshipId", relationshipId.toString()), Filters.eq("onCard", true))
                .into(new ArrayList<>());
        return Optional.of(new History(person.profile(), person.digest(), shown));
    }

    /**
     * What the cards of these people are derived from, of all of them by two reads; without those who are not there.
     * Who was merged is told of by the record that stands for them.
     */
    List<History> histories(Owner owner, Collection<UUID> relationshipIds) {
        if (relationshipIds.isEmpty()) {
            return List.of();
        }
        List<PersonDocument> found = people.find(owner, whoeverIs(relationshipIds), STANDS_FOR_ITSELF)
                .into(new ArrayList<>());
        List<String> roots = found.stream()
                .map(person -> person.profile().relationshipId().toString())
                .toList();
        Map<UUID, List<Item>> shown = new HashMap<>();
        items.find(owner, Filters.in("relationshipId", roots), Filters.eq("onCard", true))
                .forEach(item -> shown.computeIfAbsent(item.relationshipId(), none -> new ArrayList<>())
                        .add(item));
        return found.stream()
                .map(person -> new History(
                        person.profile(),
                        person.digest(),
                        shown.getOrDefault(person.profile().relationshipId(), List.of())))
                .toList();
    }

    private static Bson whoeverIs(Collection<UUID> records) {
        List<String> ids = Merges.texts(records);
        return Filters.or(Filters.in("_id", ids), Filters.in("profile.absorbed.relationshipId", ids));
    }

    /** The one with this id, or the one that stands for it. */
    @Nullable
    PersonDocument person(Owner owner, UUID relationshipId) {
        return people.find(
                        owner,
                        Filters.or(
                                Filters.eq("_id", relationshipId.toString()),
                                Filters.eq("profile.absorbed.relationshipId", relationshipId.toString())),
                        STANDS_FOR_ITSELF)
                .first();
    }

    /** What was told of this person; the relationship says where the entry is looked for in the past. */
    @Nullable
    Item item(Owner owner, UUID relationshipId, UUID entryId) {
        return items.find(
                        owner,
                        Filters.eq("_id", entryId.toString()),
                        Filters.eq("relationshipId", relationshipId.toString()))
                .first();
    }

    /** People whom this person introduced, whichever record says so. */
    List<PersonDocument> introducedBy(Owner owner, List<UUID> records, int most) {
        return people.find(owner, Filters.in(INTRODUCER, Merges.texts(records)))
                .sort(Sorts.descending(ID))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** These people as they are now, by each record that they were named by. */
    Map<UUID, PersonDocument> known(Owner owner, Collection<UUID> relationshipIds) {
        Map<UUID, PersonDocument> known = new HashMap<>();
        if (!relationshipIds.isEmpty()) {
            people.find(owner, whoeverIs(relationshipIds), STANDS_FOR_ITSELF)
                    .forEach(person -> person.profile().records().forEach(record -> known.put(record, person)));
        }
        return known;
    }

    /**
     * What the member means to ask any of these people, by whichever record they are named, the latest mission first.
     */
    List<MissionQuestions> openMissions(Owner owner, Collection<UUID> records, int most) {
        return records.isEmpty()
                ? List.of()
                : openMissions(owner, Filters.in("relationshipId", Merges.texts(records)), most);
    }

    /** What the member means to ask at this gathering, the latest mission first. */
    List<MissionQuestions> openMissionsAt(Owner owner, UUID gatheringId, int most) {
        return openMissions(owner, Filters.eq("gatheringId", gatheringId.toString()), most);
    }

    private List<MissionQuestions> openMissions(Owner owner, Bson about, int most) {
        return missions.find(owner, about, Filters.eq("open", true))
                .sort(Sorts.descending("on", "missionId"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** As the member chose it, or what holds until they do. */
    MemberCalendar calendar(Owner owner) {
        return calendars.of(owner);
    }

    /** Of which cursors are. */
    static final String LIST = "relationships";

    /** Last contact first. */
    Page<RelationshipSummary> list(
            Owner owner,
            @Nullable Status status,
            @Nullable Boolean met,
            @Nullable RelationshipKind kind,
            @Nullable String tag,
            @Nullable Cursor after,
            int limit) {
        List<Bson> filters = new ArrayList<>(List.of(STANDS_FOR_ITSELF));
        if (status != null) {
            filters.add(Filters.eq(ARCHIVED, status == Status.ARCHIVED));
        }
        if (met != null) {
            filters.add(met ? Filters.ne(MET, null) : Filters.eq(MET, null));
        }
        if (kind != null) {
            filters.add(Filters.eq("profile.person.kind", kind.name()));
        }
        if (tag != null) {
            filters.add(Filters.eq("tagKeys", Alike.key(tag)));
        }
        if (after != null) {
            filters.addAll(after.afterInDescending(LATEST, ID));
        }
        List<PersonDocument> found = people.find(owner, filters)
                .sort(Sorts.descending(LATEST, ID))
                .limit(limit + 1)
                .into(new ArrayList<>());
        return Page.of(
                        found,
                        limit,
                        last -> new Cursor(
                                LIST, last.digest().latestAt(), last.profile().relationshipId()))
                .map(PersonDocument::summary);
    }
}
