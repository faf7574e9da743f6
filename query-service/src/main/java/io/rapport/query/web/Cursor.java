package io.rapport.query.web;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by a time and an id. Clients keep the text and give it back; it holds nothing that
 * they did not see, and it opens nothing: whose list it is comes from the token.
 */
public record Cursor(Instant time, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;

    /** The text of the cursor. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(time.toEpochMilli())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads a cursor.
     *
     * @throws InvalidFieldException if it is not one that was given out
     */
    public static @Nullable Cursor read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                return new Cursor(Instant.ofEpochMilli(buffer.getLong()), new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static InvalidFieldException invalid() {
        return new InvalidFieldException("cursor", "The cursor has to be the next of an earlier answer, unchanged.");
    }
}
