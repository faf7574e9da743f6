package io.rapport.query.models.agenda;

import com.mongodb.client.model.Filters;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.InvalidFieldException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The place of an item: agendas are in the order of days; of one day as the kinds are listed; of one kind by id.
 *
 * @param leapling whether it is the 28th of February in the place of the 29th
 * @param id of the entry, or else of what the item is about
 */
record Place(LocalDate day, AgendaKind kind, boolean leapling, UUID id) implements Comparable<Place> {

    /** Of which cursors are. */
    private static final String LIST = "agenda";

    private static final List<AgendaKind> KINDS = List.of(AgendaKind.values());

    private static final String LEAP_DAY = "02-29";

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::day)
            .thenComparing(Place::kind)
            .thenComparing(Place::leapling)
            // As MongoDB has them.
            .thenComparing(place -> place.id().toString());

    static Place of(AgendaItem item) {
        return new Place(item.day(), item.kind(), false, item.origin());
    }

    /** Of an anniversary. */
    static Place of(AgendaItem item, LocalDate remembered) {
        return new Place(
                item.day(),
                item.kind(),
                !Note.monthAndDay(remembered).equals(Note.monthAndDay(item.day())),
                item.origin());
    }

    /** Kind and leap day are in the milliseconds of the cursor's day. */
    Cursor cursor() {
        long rank = KINDS.indexOf(kind) * 2L + (leapling ? 1 : 0);
        return new Cursor(LIST, day.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(rank), id);
    }

    /**
     * Reads the cursor of an agenda.
     *
     * @throws InvalidFieldException if it is not one that was given out for it
     */
    static @Nullable Place read(@Nullable String text) {
        Cursor cursor = Cursor.read(text, LIST);
        if (cursor == null) {
            return null;
        }
        LocalDate day = LocalDate.ofInstant(cursor.time(), ZoneOffset.UTC);
        long rank = Duration.between(day.atStartOfDay(ZoneOffset.UTC).toInstant(), cursor.time())
                .toMillis();
        if (rank >= KINDS.size() * 2L) {
            throw Cursor.invalid();
        }
        return new Place(day, KINDS.get((int) rank / 2), rank % 2 == 1, cursor.id());
    }

    /** Documents of one kind that come after this place. */
    Bson before(AgendaKind other, String dayField, String idField) {
        return before(other, dayField, day.toString(), idField);
    }

    /** Documents of one year's anniversaries that come after this place, which is in that year. */
    Bson beforeAnniversaries(String field, String idField) {
        return before(AgendaKind.REMEMBERED_DATE, field, leapling ? LEAP_DAY : Note.monthAndDay(day), idField);
    }

    private Bson before(AgendaKind other, String field, String value, String idField) {
        int order = other.compareTo(kind);
        if (order != 0) {
            return order > 0 ? Filters.gte(field, value) : Filters.gt(field, value);
        }
        return Filters.and(
                Filters.gte(field, value), Filters.or(Filters.ne(field, value), Filters.gt(idField, id.toString())));
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
