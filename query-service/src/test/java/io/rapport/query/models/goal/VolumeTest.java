package io.rapport.query.models.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A long relationship")
class VolumeTest {

    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");

    private final Diary diary = new Diary();
    private final UUID person = diary.meet(FIRST.toString());
    private final List<UUID> entries = new ArrayList<>();
    private final List<RapportEvent> corrections = new ArrayList<>();

    private List<EventEnvelope> log() {
        Log log = new Log();
        List<EventEnvelope> all = new ArrayList<>();
        diary.events().forEach(event -> all.add(log.next("acme", "mia", event)));
        corrections.forEach(event -> all.add(log.next("acme", "mia", event)));
        return all;
    }

    private void doMuch(int acts) {
        for (int i = 0; i < acts; i++) {
            entries.add(diary.talk(person, FIRST.plusDays(i)));
        }
    }

    private Contact head(Folding folding) {
        return Objects.requireNonNull(folding.find(DocumentRef.to(GoalProgressProjection.CONTACTS, person)));
    }

    private Contact whole(Folding folding) {
        return head(folding).with(folding.all(GoalProgressProjection.VOLUMES));
    }

    @Test
    @DisplayName("is kept in volumes, none of which grows without end")
    void volumes() {
        doMuch(1_000);

        Folding folding = new Folding(new GoalProgressProjection()).batch(log());

        assertThat(whole(folding).acts()).extracting(Act::entryId).containsExactlyElementsOf(entries);
        assertThat(whole(folding).latestOn()).isEqualTo(FIRST.plusDays(999));
        assertThat(folding.stored().values())
                .hasSize(1 + 1_001 / Volume.EVENTS)
                .allSatisfy(document ->
                        assertThat(document.getByteBuffer().remaining()).isLessThan(32 * 1024));
    }

    @Test
    @DisplayName("is the same as one that is kept in one piece, corrected and retracted entries included")
    void sameAsInOnePiece() {
        doMuch(400);
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            diary.retract(person, entries.get(random.nextInt(entries.size())));
            LocalDate day = FIRST.plusDays(random.nextInt(1_000));
            corrections.add(new EntryCorrected(
                    person,
                    entries.get(random.nextInt(entries.size())),
                    Instant.parse(day + "T12:00:00Z"),
                    day,
                    null,
                    null,
                    null,
                    "it was another day"));
        }
        List<EventEnvelope> log = log();
        Contact inOnePiece = null;
        for (EventEnvelope event : log) {
            inOnePiece = ContactFold.change((RelationshipEvent) event.event())
                    .orElseThrow()
                    .applyTo(inOnePiece);
        }

        Folding inOne = new Folding(new GoalProgressProjection()).batch(log);
        Folding inMany = new Folding(new GoalProgressProjection()).oneByOne(log);

        assertThat(whole(inOne)).isEqualTo(inOnePiece);
        assertThat(inMany.stored()).isEqualTo(inOne.stored());
        assertThat(inMany.batch(log).stored()).isEqualTo(inOne.stored());
    }
}
