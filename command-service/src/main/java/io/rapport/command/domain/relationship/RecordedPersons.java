package io.rapport.command.domain.relationship;

import io.rapport.events.EventCodec;
import io.rapport.events.EventTypes;
import io.rapport.events.Origin;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the events say who somebody is: from them the keys of people can be computed again. */
final class RecordedPersons {

    /** The type without its version, which may be any. */
    private static final String[] SAY_WHO = {
        anyVersionOf(ContactCaptured.class), anyVersionOf(PersonMet.class), anyVersionOf(PersonDescribed.class)
    };

    private final JdbcClient jdbc;
    private final EventCodec codec;

    RecordedPersons(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    static String anyVersionOf(Class<? extends RapportEvent> type) {
        return EventTypes.nameOf(type).replaceFirst("\\.v\\d+$", ".v%");
    }

    /** As they were described last, by relationship; those of which nothing is recorded are missing. */
    Map<UUID, Person> of(Collection<UUID> relationships) {
        Map<UUID, Person> persons = new HashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (aggregate_id) aggregate_id, type, payload, tenant_id, member_id, event_id
                        FROM event
                        WHERE aggregate_id = ANY (?) AND type LIKE ANY (?)
                        ORDER BY aggregate_id, sequence DESC""")
                .param(relationships.stream().map(UUID::toString).distinct().toArray(String[]::new))
                .param(SAY_WHO)
                .query(row -> {
                    Origin origin = new Origin(
                            row.getString(4), row.getString(5), row.getString(1), row.getObject(6, UUID.class));
                    persons.put(
                            UUID.fromString(origin.aggregateId()),
                            person(codec.decode(row.getString(2), row.getBytes(3), origin)));
                });
        return persons;
    }

    private static Person person(RapportEvent event) {
        return switch (event) {
            case ContactCaptured captured -> captured.person();
            case PersonMet met -> met.person();
            case PersonDescribed described -> described.person();
            default ->
                throw new IllegalStateException(event.getClass().getSimpleName() + " says of nobody who they are");
        };
    }
}
