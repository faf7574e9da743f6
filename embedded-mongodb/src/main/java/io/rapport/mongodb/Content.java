package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document as the bytes in which it came and is held. Single fields are looked up in the bytes; the document as a
 * whole is decoded once, and only if someone looks into it.
 */
final class Content {

    /** Where a field's value is; what is not there has the type of no value at all. */
    private record Place(byte type, int start, int end) {

        private static final byte NOTHING = 0;
        private static final Place NOWHERE = new Place(NOTHING, 0, 0);
    }

    private final byte[] bytes;
    private @Nullable Document document;

    Content(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A document that was worked on, with the bytes that it has now. */
    static Content of(Document document) {
        Content content = new Content(Bson.encode(document));
        content.document = document;
        return content;
    }

    byte[] bytes() {
        return bytes;
    }

    Document document() {
        if (document == null) {
            document = Bson.decode(bytes);
        }
        return document;
    }

    /** Whether it begins with an {@code _id} of a type that is allowed, so that it can be stored as it is. */
    boolean beginsWithId() {
        if (bytes.length <= 9) {
            return false;
        }
        byte type = bytes[4];
        return bytes[5] == '_'
                && bytes[6] == 'i'
                && bytes[7] == 'd'
                && bytes[8] == 0
                && type != BsonConstants.TYPE_ARRAY
                && type != BsonConstants.TYPE_REGEX
                && type != BsonConstants.TYPE_UNDEFINED;
    }

    /** Whether its first field is an operator, which makes it an update rather than a document. */
    boolean beginsWithOperator() {
        return bytes.length > 5 && bytes[5] == '$';
    }

    /** Whether the other document has the very same bytes at this path, or neither has anything. */
    boolean hasSame(String path, Content other) {
        Place mine = find(path);
        Place theirs = other.find(path);
        return mine != null
                && theirs != null
                && mine.type == theirs.type
                && Arrays.equals(bytes, mine.start, mine.end, other.bytes, theirs.start, theirs.end);
    }

    /**
     * Appends the value's part of an index key.
     *
     * @return false, and nothing was appended, if the whole document has to be looked at, as for an array
     */
    boolean appendKey(KeyEncoder key, String path, boolean ascending) {
        Place place = find(path);
        if (place == null || place.type == BsonConstants.TYPE_ARRAY) {
            return false;
        }
        if (place.type == Place.NOTHING) {
            key.append(Missing.getInstance(), ascending);
        } else if (!key.appendBson(place.type, bytes, place.start, ascending)) {
            key.append(decode(place), ascending);
        }
        return true;
    }

    private @Nullable Object decode(Place place) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes, place.start, place.end - place.start);
        return BsonDecoder.decodeValue(place.type, buffer);
    }

    /** Null if it cannot be told from the bytes: the way leads through an array, or a name is not plain ASCII. */
    private @Nullable Place find(String path) {
        if (!isAscii(path)) {
            return null;
        }
        int from = 0;
        int within = 0;
        while (true) {
            int dot = path.indexOf('.', from);
            Place place = field(within, path, from, dot < 0 ? path.length() : dot);
            if (dot < 0 || place.type == Place.NOTHING) {
                return place;
            }
            if (place.type == BsonConstants.TYPE_ARRAY) {
                return null;
            }
            if (place.type != BsonConstants.TYPE_EMBEDDED_DOCUMENT) {
                return Place.NOWHERE;
            }
            within = place.start;
            from = dot + 1;
        }
    }

    /**
     * The field that {@code path} names from {@code from} to {@code to}, in the document that starts at {@code within}.
     */
    private Place field(int within, String path, int from, int to) {
        int at = within + Integer.BYTES;
        while (bytes[at] != BsonConstants.TERMINATING_BYTE) {
            byte type = bytes[at++];
            int name = at;
            while (bytes[at] != BsonConstants.STRING_TERMINATION) {
                at++;
            }
            int start = at + 1;
            int end = start + length(type, start);
            if (isName(name, at, path, from, to)) {
                return new Place(type, start, end);
            }
            at = end;
        }
        return Place.NOWHERE;
    }

    private boolean isName(int start, int end, String path, int from, int to) {
        if (end - start != to - from) {
            return false;
        }
        for (int i = 0; i < end - start; i++) {
            if (bytes[start + i] != (byte) path.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private int length(byte type, int at) {
        return switch (type) {
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE -> Integer.BYTES + integer(at);
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY -> integer(at);
            case BsonConstants.TYPE_DATA -> Integer.BYTES + 1 + integer(at);
            case BsonConstants.TYPE_OBJECT_ID -> 12;
            case BsonConstants.TYPE_BOOLEAN -> 1;
            case BsonConstants.TYPE_INT32 -> Integer.BYTES;
            case BsonConstants.TYPE_DOUBLE,
                    BsonConstants.TYPE_UTC_DATETIME,
                    BsonConstants.TYPE_TIMESTAMP,
                    BsonConstants.TYPE_INT64 -> Long.BYTES;
            case BsonConstants.TYPE_DECIMAL128 -> 2 * Long.BYTES;
            case BsonConstants.TYPE_NULL,
                    BsonConstants.TYPE_UNDEFINED,
                    BsonConstants.TYPE_MAX_KEY,
                    BsonConstants.TYPE_MIN_KEY -> 0;
            case BsonConstants.TYPE_REGEX -> text(at) + text(at + text(at));
            default -> throw new IllegalArgumentException("unknown type: 0x" + Integer.toHexString(type));
        };
    }

    /** The length of a text that ends with a zero. */
    private int text(int at) {
        int end = at;
        while (bytes[end] != BsonConstants.STRING_TERMINATION) {
            end++;
        }
        return end + 1 - at;
    }

    private int integer(int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }
}
