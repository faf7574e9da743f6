package io.rapport.query.platform.web;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by a time and an id. Clients keep the text and give it back; it holds nothing that
 * they did not see, and it opens nothing: whose list it is comes from the token.
 *
 * @param list names which list of the member's it is a place in, and in which order
 */
public record Cursor(String list, Instant time, UUID id) {

    private static final int BYTES = Integer.BYTES + 3 * Long.BYTES;

    /** The text of the cursor. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putInt(list.hashCode())
                .putLong(time.toEpochMilli())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            if (bytes.length == BYTES && buffer.getInt() == list.hashCode()) {
                return new Cursor(
                        list, Instant.ofEpochMilli(buffer.getLong()), new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static InvalidFieldException invalid() {
        return new InvalidFieldException(
                "cursor", "The cursor has to be the one of an earlier answer of this very list, unchanged.");
    }
}
