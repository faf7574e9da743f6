package io.rapport.analytics.fold;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rapport.query.rules.Happening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that counts, without a word of what was said.
 *
 * @param figures what it counts by itself; the first one says what it is
 * @param on the member's day, and with it the month
 * @param of the entry that it is about: an offer, or what a follow-up refers to
 * @param value a rating from 1 to 5
 * @param withdrawn it was taken back; it stays, since others may rest on it
 */
record Fact(
        UUID entryId,
        List<Figure> figures,
        LocalDate on,
        Instant at,
        List<UUID> restsOn,
        @Nullable UUID of,
        @Nullable Integer value,
        boolean withdrawn)
        implements Happening {

    /** To the millisecond, as it is stored. */
    Fact {
        figures = List.copyOf(figures);
        restsOn = List.copyOf(restsOn);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Fact of(String text) {
        return FactText.read(text);
    }

    /** As it is stored. */
    @JsonValue
    String text() {
        return FactText.of(this);
    }

    static Fact of(io.rapport.events.Entry entry, Figure... figures) {
        return new Fact(
                entry.entryId(),
                List.of(figures),
                entry.occurredOn(),
                entry.occurredAt(),
                sorted(entry.restsOn()),
                null,
                null,
                false);
    }

    /** What has a day and is no entry. */
    static Fact ofDay(UUID id, LocalDate on, Figure... figures) {
        return new Fact(
                id, List.of(figures), on, on.atStartOfDay(ZoneOffset.UTC).toInstant(), List.of(), null, null, false);
    }

    private static List<UUID> sorted(Collection<UUID> ids) {
        List<UUID> sorted = new ArrayList<>(ids);
        sorted.sort(null);
        return sorted;
    }

    @Override
    public LocalDate occurredOn() {
        return on;
    }

    @Override
    public Instant occurredAt() {
        return at;
    }

    Figure kind() {
        return figures.getFirst();
    }

    boolean is(Figure figure) {
        return figures.contains(figure);
    }

    Fact about(@Nullable UUID entry) {
        return new Fact(entryId, figures, on, at, restsOn, entry, value, withdrawn);
    }

    Fact rated(@Nullable Integer rating) {
        return new Fact(entryId, figures, on, at, restsOn, of, rating, withdrawn);
    }

    Fact moved(LocalDate day, Instant instant) {
        return new Fact(entryId, figures, day, instant, restsOn, of, value, withdrawn);
    }

    Fact counting(List<Figure> others) {
        return new Fact(entryId, others, on, at, restsOn, of, value, withdrawn);
    }

    Fact takenBack() {
        return new Fact(entryId, figures, on, at, restsOn, of, value, true);
    }
}
