package io.rapport.query.models.agenda;

import io.rapport.events.Rhythm;
import io.rapport.query.rules.Deed;
import io.rapport.query.rules.Drift;
import io.rapport.query.rules.Happening;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person of the network, as far as it is to be told when they should hear of the member again.
 *
 * @param encounters the latest of each day, the last first, at most {@value Drift#DAYS}
 * @param cadenceDueOn by when the next contact is due; absent without a rhythm, and for who was archived
 * @param driftsOn from when on they drift; absent for those with whom nothing is usual, and for who was archived
 */
record Acquaintance(
        UUID relationshipId,
        String name,
        boolean archived,
        @Nullable Rhythm rhythm,
        List<Encounter> encounters,
        @Nullable LocalDate cadenceDueOn,
        @Nullable LocalDate driftsOn) {

    /** A meeting, a conversation or a follow-up. */
    record Encounter(UUID entryId, LocalDate occurredOn, Instant occurredAt) implements Happening {

        private static final Comparator<Happening> LAST_FIRST = AS_IT_HAPPENED.reversed();

        private static Encounter of(Deed deed) {
            return new Encounter(deed.entryId(), deed.occurredOn(), deed.occurredAt());
        }
    }

    static Acquaintance of(
            UUID relationshipId, String name, boolean archived, @Nullable Rhythm rhythm, Stream<Encounter> encounters) {
        Set<LocalDate> days = new HashSet<>();
        List<Encounter> latest = encounters
                .sorted(Encounter.LAST_FIRST)
                .filter(encounter -> days.add(encounter.occurredOn()))
                .limit(Drift.DAYS)
                .toList();
        boolean kept = !archived && !latest.isEmpty();
        return new Acquaintance(
                relationshipId,
                name,
                archived,
                rhythm,
                latest,
                kept && rhythm != null ? rhythm.after(latest.getFirst().occurredOn()) : null,
                kept
                        ? Drift.from(latest.stream().map(Encounter::occurredOn).toList())
                                .orElse(null)
                        : null);
    }

    /** There is nothing but a card: nothing is due. */
    static Acquaintance captured(UUID relationshipId, String name) {
        return of(relationshipId, name, false, null, Stream.empty());
    }

    static Acquaintance met(String name, Deed meeting) {
        return of(meeting.relationshipId(), name, false, null, Stream.of(Encounter.of(meeting)));
    }

    Acquaintance plus(Deed encounter) {
        return of(
                relationshipId,
                name,
                archived,
                rhythm,
                Stream.concat(encounters.stream(), Stream.of(Encounter.of(encounter))));
    }

    /** With these deeds in the place of all encounters that were known. */
    Acquaintance encountering(Stream<Deed> deeds) {
        return of(relationshipId, name, archived, rhythm, deeds.map(Encounter::of));
    }

    Acquaintance called(String now) {
        return of(relationshipId, now, archived, rhythm, encounters.stream());
    }

    Acquaintance keptInTouch(@Nullable Rhythm now) {
        return of(relationshipId, name, archived, now, encounters.stream());
    }

    Acquaintance archived(boolean now) {
        return of(relationshipId, name, now, rhythm, encounters.stream());
    }
}
