package io.rapport.query.platform.answer;

import io.rapport.events.IsoTimes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * Makes JSON of documents as they are stored, byte for byte: what Jackson would write of the records that were stored,
 * without making them again.
 */
public final class StoredJson {

    /** What the engine puts before the record's own components: whose it is, and what it was last changed by. */
    private static final int ENGINE_FIELDS = 4;

    private static final int EXPECTED_GROWTH = 64;
    private static final byte[] HEX = ascii("0123456789ABCDEF");
    private static final boolean[] ESCAPED = new boolean[256];

    static {
        Arrays.fill(ESCAPED, 0, ' ', true);
        ESCAPED['"'] = true;
        ESCAPED['\\'] = true;
    }

    private byte[] json;
    private int length;

    /** Expects so many bytes; it may become more. */
    public StoredJson(int expected) {
        json = new byte[Math.max(expected, EXPECTED_GROWTH)];
    }

    /** Expects as much as these documents need. */
    public static StoredJson expecting(List<RawBsonDocument> documents) {
        int expected = EXPECTED_GROWTH;
        for (RawBsonDocument document : documents) {
            expected += document.getByteBuffer().remaining() + EXPECTED_GROWTH;
        }
        return new StoredJson(expected);
    }

    /** What was written so far. */
    public byte[] bytes() {
        return Arrays.copyOf(json, length);
    }

    /** Writes characters of ASCII as they are. */
    public StoredJson raw(String text) {
        put(ascii(text));
        return this;
    }

    /** Writes these documents as an array. */
    public StoredJson array(List<RawBsonDocument> documents) {
        put('[');
        for (int i = 0; i < documents.size(); i++) {
            if (i > 0) {
                put(',');
            }
            document(documents.get(i));
        }
        put(']');
        return this;
    }

    /** Writes this document as an object. */
    public StoredJson one(RawBsonDocument document) {
        document(document);
        return this;
    }

    private void document(RawBsonDocument document) {
        ByteBuffer buffer = document.getByteBuffer().asNIO();
        fields(new Bson(buffer.array(), buffer.arrayOffset() + buffer.position()), false, ENGINE_FIELDS);
    }

    private void fields(Bson bson, boolean array, int hidden) {
        bson.int32();
        put(array ? '[' : '{');
        int seen = 0;
        for (byte type = bson.type(); type != 0; type = bson.type()) {
            int name = bson.at();
            int nameLength = bson.name();
            seen++;
            if (seen <= hidden) {
                bson.skip(type);
                continue;
            }
            if (seen > hidden + 1) {
                put(',');
            }
            if (!array) {
                put('"');
                put(bson.bytes(), name, nameLength);
                put('"');
                put(':');
            }
            value(type, bson);
        }
        put(array ? ']' : '}');
    }

    private void value(byte type, Bson bson) {
        switch (BsonType.findByValue(type)) {
            case STRING -> string(bson);
            case DOCUMENT -> fields(bson, false, 0);
            case ARRAY -> fields(bson, true, 0);
            case BOOLEAN -> put(ascii(bson.int8() == 0 ? "false" : "true"));
            case DATE_TIME -> instant(bson.int64());
            case INT32 -> put(ascii(Integer.toString(bson.int32())));
            case INT64 -> put(ascii(Long.toString(bson.int64())));
            case DOUBLE -> put(ascii(Double.toString(Double.longBitsToDouble(bson.int64()))));
            case NULL -> put(ascii("null"));
            default -> throw new IllegalArgumentException("A document cannot hold type " + type);
        }
    }

    private void string(Bson bson) {
        int size = bson.int32() - 1;
        byte[] from = bson.bytes();
        int at = bson.at();
        int end = at + size;
        put('"');
        int plain = at;
        for (int i = at; i < end; i++) {
            if (ESCAPED[from[i] & 0xff]) {
                put(from, plain, i - plain);
                escape(from[i]);
                plain = i + 1;
            }
        }
        put(from, plain, end - plain);
        put('"');
        bson.moveTo(end + 1);
    }

    private void escape(byte character) {
        put('\\');
        switch (character) {
            case '"', '\\' -> put(character);
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            case '\b' -> put('b');
            case '\f' -> put('f');
            default -> {
                put('u');
                put('0');
                put('0');
                put(HEX[character >> 4]);
                put(HEX[character & 0xf]);
            }
        }
    }

    private void instant(long epochMillis) {
        put('"');
        reserve(IsoTimes.LONGEST);
        length = IsoTimes.put(Instant.ofEpochMilli(epochMillis), json, length);
        put('"');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void put(int one) {
        reserve(1);
        json[length++] = (byte) one;
    }

    private void put(byte[] all) {
        put(all, 0, all.length);
    }

    private void put(byte[] from, int start, int size) {
        reserve(size);
        System.arraycopy(from, start, json, length, size);
        length += size;
    }

    private void reserve(int more) {
        if (length + more > json.length) {
            json = Arrays.copyOf(json, Math.max(length + more, json.length * 2));
        }
    }
}
