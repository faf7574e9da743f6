package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bytes whose unsigned order is MongoDB's order of values, whatever their types. No encoded value is a
 * prefix of another one, so the keys of a compound index are their values one after the other, and a descending field
 * is the complement of its bytes.
 */
final class KeyEncoder {

    static final int NULL = 0x10;
    static final int NUMBER = 0x18;
    static final int STRING = 0x20;
    static final int OBJECT_ID = 0x40;
    static final int BOOLEAN = 0x48;
    static final int DATE = 0x50;

    /** Every number but NaN is at or above it. */
    static final byte[] LOWEST_NUMBER = {NUMBER, 0, 1};

    private static final int END = 0x00;
    private static final int MIN_KEY = 0x05;
    private static final int EMPTY_ARRAY = 0x0A;
    private static final int OBJECT = 0x28;
    private static final int ARRAY = 0x30;
    private static final int BINARY = 0x38;
    private static final int TIMESTAMP = 0x58;
    private static final int REGEX = 0x60;
    private static final int CODE = 0x68;
    private static final int MAX_KEY = 0x7F;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[160];
    private int length;

    /** The bytes of one ascending value. */
    static byte[] encode(@Nullable Object value) {
        return new KeyEncoder().append(value, true).toBytes();
    }

    KeyEncoder append(@Nullable Object value, boolean ascending) {
        int start = length;
        write(value);
        if (!ascending) {
            complement(start);
        }
        return this;
    }

    /**
     * The same for a value as it stands in a document's bytes.
     *
     * @return false, and nothing was appended, if the value is of a type that has to be decoded
     */
    boolean appendBson(byte type, byte[] document, int at, boolean ascending) {
        int start = length;
        switch (type) {
            case BsonConstants.TYPE_UTF8_STRING -> {
                put(STRING);
                writeText(document, at + Integer.BYTES, integer(document, at) - 1);
            }
            case BsonConstants.TYPE_INT32 -> {
                put(NUMBER);
                writeDouble(integer(document, at), 0);
            }
            case BsonConstants.TYPE_INT64 -> {
                put(NUMBER);
                writeLong(longAt(document, at));
            }
            case BsonConstants.TYPE_UTC_DATETIME -> {
                put(DATE);
                appendLong(longAt(document, at) ^ Long.MIN_VALUE);
            }
            case BsonConstants.TYPE_BOOLEAN -> {
                put(BOOLEAN);
                put(document[at]);
            }
            case BsonConstants.TYPE_NULL -> put(NULL);
            default -> {
                return false;
            }
        }
        if (!ascending) {
            complement(start);
        }
        return true;
    }

    private static int integer(byte[] document, int at) {
        return (int) INT.get(document, at);
    }

    private static long longAt(byte[] document, int at) {
        return (long) LONG.get(document, at);
    }

    /** An array without elements has a key of its own, which sorts before null. */
    KeyEncoder appendEmptyArray(boolean ascending) {
        put(ascending ? EMPTY_ARRAY : ~EMPTY_ARRAY);
        return this;
    }

    KeyEncoder append(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    KeyEncoder appendLong(long value) {
        reserve(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    KeyEncoder copy() {
        KeyEncoder copy = new KeyEncoder();
        return copy.append(toBytes());
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void write(@Nullable Object value) {
        if (value == null || value instanceof Missing) {
            put(NULL);
            return;
        }
        put(typeOf(value));
        switch (value) {
            case Number number -> writeNumber(number);
            case String string -> writeString(string);
            case Map<?, ?> document -> writeDocument(document);
            case Collection<?> array -> {
                array.forEach(this::write);
                put(END);
            }
            case BinData binary -> writeBinary(0, binary.getData());
            case UUID uuid -> writeBinary(4, longs(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()));
            case LegacyUUID legacy ->
                writeBinary(
                        3,
                        longs(
                                Long.reverseBytes(legacy.getUuid().getMostSignificantBits()),
                                Long.reverseBytes(legacy.getUuid().getLeastSignificantBits())));
            case ObjectId id -> append(id.toByteArray());
            case Boolean truth -> put(truth ? 1 : 0);
            case Instant instant -> appendLong(instant.toEpochMilli() ^ Long.MIN_VALUE);
            case BsonTimestamp timestamp -> appendLong(timestamp.getValue());
            case BsonRegularExpression regex -> {
                writeString(regex.getPattern());
                writeString(regex.getOptions() == null ? "" : regex.getOptions());
            }
            case BsonJavaScript code -> writeString(code.getCode());
            default -> {
                // MinKey and MaxKey: the type says it all
            }
        }
    }

    private static int typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing missing -> NULL;
            case Number number -> NUMBER;
            case String string -> STRING;
            case Map<?, ?> document -> OBJECT;
            case Collection<?> array -> ARRAY;
            case BinData binary -> BINARY;
            case UUID uuid -> BINARY;
            case LegacyUUID uuid -> BINARY;
            case ObjectId id -> OBJECT_ID;
            case Boolean truth -> BOOLEAN;
            case Instant instant -> DATE;
            case BsonTimestamp timestamp -> TIMESTAMP;
            case BsonRegularExpression regex -> REGEX;
            case BsonJavaScript code -> CODE;
            case MinKey minKey -> MIN_KEY;
            case MaxKey maxKey -> MAX_KEY;
            default ->
                throw new MongoServerError(
                        ErrorCode.BadValue, "a value of " + value.getClass() + " has no place in an order");
        };
    }

    /**
     * The nearest double, then what the value exceeds it by: equal numbers of different types get equal bytes, and
     * longs beyond 2^53 keep their order.
     */
    private void writeNumber(Number number) {
        switch (number) {
            case Long value -> writeLong(value);
            case Decimal128 decimal -> writeDecimal(decimal);
            default -> writeDouble(number.doubleValue(), 0);
        }
    }

    private void writeLong(long value) {
        double nearest = value;
        long excess = nearest == 0x1p63 ? value + Long.MIN_VALUE : value - (long) nearest;
        writeDouble(nearest, (int) excess);
    }

    private void writeDecimal(Decimal128 decimal) {
        double nearest = decimal.doubleValue();
        if (Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(decimal.toBigDecimal()) != 0) {
            throw new MongoServerError(
                    ErrorCode.BadValue, "the embedded server does not index or sort the decimal " + decimal);
        }
        writeDouble(nearest, 0);
    }

    private void writeDouble(double value, int excess) {
        if (Double.isNaN(value)) {
            appendLong(0);
        } else {
            long bits = Double.doubleToLongBits(value == 0 ? 0 : value);
            appendLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        }
        int biased = excess + 0x8000;
        put(biased >>> 8);
        put(biased);
    }

    private void writeString(String string) {
        byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
        writeText(utf8, 0, utf8.length);
    }

    private void writeText(byte[] utf8, int from, int count) {
        reserve(count + 2);
        for (int i = from; i < from + count; i++) {
            put(utf8[i]);
            if (utf8[i] == 0) {
                put(0xFF);
            }
        }
        put(0x00);
        put(0x01);
    }

    private void writeDocument(Map<?, ?> document) {
        for (Map.Entry<?, ?> field : document.entrySet()) {
            put(typeOf(field.getValue()));
            writeString((String) field.getKey());
            write(field.getValue());
        }
        put(END);
    }

    private void writeBinary(int subtype, byte[] data) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            put(data.length >>> shift);
        }
        put(subtype);
        append(data);
    }

    private static byte[] longs(long first, long second) {
        return new KeyEncoder().appendLong(first).appendLong(second).toBytes();
    }

    private void complement(int start) {
        for (int i = start; i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    private void put(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
