package io.rapport.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A history")
class HistoryTest {
    private static final History MIXED = new MixedHistory(3_000, LocalDate.parse("2026-11-23"));

    private static List<EventEnvelope> told(History history) {
        List<EventEnvelope> events = new ArrayList<>();
        history.tell(events::add);
        return events;
    }

    @Test
    @DisplayName("is as long as it says, with dense positions, and dense sequences in each aggregate")
    void dense() {
        List<EventEnvelope> events = told(MIXED);

        assertThat(events)
                .extracting(EventEnvelope::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, MIXED.size()).boxed().toList());
        Map<String, Long> next = new HashMap<>();
        assertThat(events)
                .allSatisfy(event -> assertThat(event.sequence())
                        .isEqualTo(next.merge(event.aggregateId(), 0L, (last, zero) -> last + 1)));
    }

    @Test
    @DisplayName("is the same each time that it is told")
    void repeatable() {
        assertThat(told(MIXED)).isEqualTo(told(MIXED));
    }

    @Test
    @DisplayName("of all kinds has meetings, goals, gatherings and members in it")
    void mixed() {
        assertThat(told(MIXED).stream()
                        .map(event -> event.type().split("\\.", 4)[2])
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("relationship", "goal", "gathering", "member");
        assertThat(told(MIXED))
                .extracting(EventEnvelope::type)
                .hasSizeGreaterThan(20)
                .isSubsetOf(EventTypes.current());
    }

    @Test
    @DisplayName("of contacts meets each pair once, at its earliest contact, and follows up with all others")
    void contacts(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("contacts.txt"), "1 2 30\n1 2 10\n2 1 20\n1 2 40\n");

        List<EventEnvelope> events = told(ContactsHistory.in(file));

        assertThat(events)
                .<Class<?>>extracting(event -> event.event().getClass())
                .containsExactly(PersonMet.class, PersonMet.class, FollowUpRecorded.class, FollowUpRecorded.class);
        assertThat(events)
                .extracting(EventEnvelope::memberId)
                .containsExactly("contacts-1", "contacts-2", "contacts-1", "contacts-1");
    }

    @Test
    @DisplayName("of generated contacts has the size and the shape of the data set that it imitates")
    void generatedContacts() {
        List<EventEnvelope> events = told(ContactsHistory.generated());

        assertThat(events).hasSize(59_835);
        Map<String, Long> contactsOfPairs =
                events.stream().collect(Collectors.groupingBy(EventEnvelope::aggregateId, Collectors.counting()));
        assertThat(contactsOfPairs.size()).isBetween(19_000, 22_500);
        assertThat(contactsOfPairs.values())
                .anySatisfy(contacts -> assertThat(contacts).isGreaterThan(60));
        assertThat(events.stream().map(EventEnvelope::memberId).distinct().count())
                .isBetween(1_200L, 1_500L);
    }
}
