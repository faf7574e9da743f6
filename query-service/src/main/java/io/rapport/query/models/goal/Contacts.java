package io.rapport.query.models.goal;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import io.rapport.events.Owner;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** The people of a member's network with all of their acts, those of further volumes too. */
@Repository
class Contacts {

    /** An import may have brought thousands; from here on it does not matter how many. */
    private static final int MOST_CARDS = 1000;

    /** Of several records of one person, one is counted. */
    private static final Bson STANDS_FOR_ITSELF = Filters.eq("into", null);

    private record Counted(int count) {}

    private record Met(UUID relationshipId, Act meeting) {}

    private final OwnedDocuments<Contact> contacts;
    private final OwnedDocuments<Met> met;
    private final OwnedDocuments<Volume> volumes;

    Contacts(ReadModels readModels) {
        contacts = readModels.documents(GoalProgressProjection.NAME, GoalProgressProjection.CONTACTS, Contact.class);
        met = readModels.documents(GoalProgressProjection.NAME, GoalProgressProjection.CONTACTS, Met.class);
        volumes = readModels.documents(GoalProgressProjection.NAME, GoalProgressProjection.VOLUMES, Volume.class);
    }

    List<Contact> find(Owner owner, Bson filter) {
        List<Contact> found = contacts.find(owner, filter, STANDS_FOR_ITSELF).into(new ArrayList<>());
        List<String> withMore = found.stream()
                .filter(Contact::hasVolumes)
                .map(contact -> contact.relationshipId().toString())
                .toList();
        if (withMore.isEmpty()) {
            return found;
        }
        Map<UUID, List<Volume>> further =
                volumes.find(owner, Filters.in("relationshipId", withMore)).into(new ArrayList<>()).stream()
                        .collect(Collectors.groupingBy(Volume::relationshipId));
        return found.stream()
                .map(contact -> contact.with(further.getOrDefault(contact.relationshipId(), List.of())))
                .toList();
    }

    /**
     * How many people there are of whom there is nothing but a card from then on; of very many, {@value #MOST_CARDS}.
     */
    int cards(Owner owner, LocalDate since) {
        return contacts
                .figures(
                        owner,
                        Filters.and(
                                STANDS_FOR_ITSELF,
                                Filters.eq("meeting.occurredOn", null),
                                Filters.gte("capture.occurredOn", since.toString())),
                        List.of(Aggregates.limit(MOST_CARDS), Aggregates.group(1, Accumulators.sum("count", 1))),
                        Counted.class)
                .stream()
                .mapToInt(Counted::count)
                .sum();
    }

    /** The meeting with each of them; nothing of those of whom there is but a card. */
    Map<UUID, Act> meetings(Owner owner, Collection<UUID> people) {
        Map<UUID, Act> meetings = new HashMap<>();
        if (!people.isEmpty()) {
            met.find(
                            owner,
                            Filters.in(
                                    "_id", people.stream().map(UUID::toString).toList()),
                            Filters.exists("meeting.entryId"))
                    .forEach(each -> meetings.put(each.relationshipId(), each.meeting()));
        }
        return meetings;
    }

    /** Those who have one of these marks at least. */
    List<Contact> marked(Owner owner, Collection<String> marks) {
        return marks.isEmpty() ? List.of() : find(owner, Filters.in(GoalProgressProjection.MARKS, marks));
    }
}
