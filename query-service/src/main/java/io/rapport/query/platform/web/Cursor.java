package io.rapport.query.platform.web;

import com.mongodb.client.model.Filters;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by a time and an id. Clients keep the text, which they cannot read, and give it
 * back with the question that it answered; see {@link CursorSeal}. It opens nothing: whose list it is comes from the
 * token.
 *
 * @param list names which list of the member's it is a place in, and in which order
 */
public record Cursor(String list, Instant time, UUID id) {

    private static final int BYTES = Integer.BYTES + 3 * Long.BYTES;

    /** A place in a list that is ordered by a day and an id. */
    public static Cursor ofDay(String list, LocalDate day, UUID id) {
        return new Cursor(list, day.atStartOfDay(ZoneOffset.UTC).toInstant(), id);
    }

    /**
     * What comes after this place in a list that has the latest first.
     *
     * @param timeField of the documents, which hold an instant in it
     * @param idField of the documents
     */
    public List<Bson> afterInDescending(String timeField, String idField) {
        return afterInDescending(timeField, time, idField);
    }

    /** The same where the documents hold a day. */
    public List<Bson> afterInDescendingDays(String dayField, String idField) {
        return afterInDescending(
                dayField, LocalDate.ofInstant(time, ZoneOffset.UTC).toString(), idField);
    }

    private List<Bson> afterInDescending(String field, Object value, String idField) {
        return List.of(
                Filters.lte(field, value), Filters.or(Filters.ne(field, value), Filters.lt(idField, id.toString())));
    }

    /** The text of the cursor. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putInt(list.hashCode())
                .putLong(time.toEpochMilli())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return CursorSeal.current().close(bytes);
    }

    /**
     * Reads a cursor of this list.
     *
     * @throws InvalidFieldException if it is not one that was given out for it
     */
    public static @Nullable Cursor read(@Nullable String text, String list) {
        if (text == null) {
            return null;
        }
        byte[] bytes = CursorSeal.current().open(text);
        if (bytes == null || bytes.length != BYTES) {
            throw invalid();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt() != list.hashCode()) {
            throw invalid();
        }
        return new Cursor(list, Instant.ofEpochMilli(buffer.getLong()), new UUID(buffer.getLong(), buffer.getLong()));
    }

    /** Of a text that is no cursor of the question it came with. */
    public static InvalidFieldException invalid() {
        return new InvalidFieldException(
                "cursor",
                "The cursor has to be that of an earlier answer to this very question, unchanged: ask the same with it, or"
                        + " without it.");
    }
}
