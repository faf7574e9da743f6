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
 * @param into the record of the person that stands for this one too; then nothing is due by this one
 * @param absorbed the records that this one stands for
 * @param cadenceDueOn by when the next contact is due; absent without a rhythm, and for who was archived
 * @param driftsOn from when on they drift; absent for those with whom nothing is usual, and for who was archived
 */
record Acquaintance(
        UUID relationshipId,
        String name,
        boolean archived,
        @Nullable Rhythm rhythm,
        List<Encounter> encounters,
        @Nullable UUID into,
        List<UUID> absorbed,
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
            UUID relationshipId,
            String name,
            boolean archived,
            @Nullable Rhythm rhythm,
            Stream<Encounter> encounters,
            @Nullable UUID into,
            List<UUID> absorbed) {
        Set<LocalDate> days = new HashSet<>();
        List<Encounter> latest = encounters
                .sorted(Encounter.LAST_FIRST)
                .filter(encounter -> days.add(encounter.occurredOn()))
                .limit(Drift.DAYS)
                .toList();
        boolean kept = !archived && into == null && !latest.isEmpty();
        return new Acquaintance(
                relationshipId,
                name,
                archived,
                rhythm,
                latest,
                into,
                List.copyOf(absorbed),
                kept && rhythm != null ? rhythm.after(latest.getFirst().occurredOn()) : null,
                kept
                        ? Drift.from(latest.stream().map(Encounter::occurredOn).toList())
                                .orElse(null)
                        : null);
    }

    /** There is nothing but a card: nothing is due. */
    static Acquaintance captured(UUID relationshipId, String name) {
        return of(relationshipId, name, false, null, Stream.empty(), null, List.of());
    }

    static Acquaintance met(String name, Deed meeting) {
        return of(meeting.relationshipId(), name, false, null, Stream.of(Encounter.of(meeting)), null, List.of());
    }

    Acquaintance plus(Deed encounter) {
        return of(
                relationshipId,
                name,
                archived,
                rhythm,
                Stream.concat(encounters.stream(), Stream.of(Encounter.of(encounter))),
                into,
                absorbed);
    }

    /** With these deeds in the place of all encounters that were known. */
    Acquaintance encountering(Stream<Deed> deeds) {
        return of(relationshipId, name, archived, rhythm, deeds.map(Encounter::of), into, absorbed);
    }

    Acquaintance called(String now) {
        return of(relationshipId, now, archived, rhythm, encounters.stream(), into, absorbed);
    }

    Acquaintance keptInTouch(@Nullable Rhythm now) {
        return of(relationshipId, name, archived, now, encounters.stream(), into, absorbed);
    }

    Acquaintance archived(boolean now) {
        return of(relationshipId, name, now, rhythm, encounters.stream(), into, absorbed);
    }

    /** Another record of the person stands for this one; or none does any more. */
    Acquaintance mergedInto(@Nullable UUID root) {
        return of(relationshipId, name, archived, rhythm, encounters.stream(), root, absorbed);
    }

    Acquaintance absorbing(UUID other) {
        return standingFor(Stream.concat(absorbed.stream(), Stream.of(other)));
    }

    Acquaintance releasing(UUID other) {
        return standingFor(absorbed.stream().filter(one -> !one.equals(other)));
    }

    private Acquaintance standingFor(Stream<UUID> others) {
        return of(relationshipId, name, archived, rhythm, encounters.stream(), into, others.toList());
    }
}
