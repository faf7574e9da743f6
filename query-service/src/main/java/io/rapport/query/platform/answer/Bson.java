package io.rapport.query.platform.answer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.bson.BsonType;

/** A place in the bytes of a document, which moves on with each value that is read. */
final class Bson {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int at;

    Bson(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    /** The type of the next field; 0 at the end of the document or array. */
    byte type() {
        return bytes[at++];
    }

    /** Goes past a name and says how long it was. */
    int name() {
        int start = at;
        while (bytes[at] != 0) {
            at++;
        }
        return at++ - start;
    }

    byte int8() {
        return bytes[at++];
    }

    int int32() {
        int value = (int) INT.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    long int64() {
        long value = (long) LONG.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    /** Goes past a string or a number, which is all that the engine's own fields are. */
    void skip(byte type) {
        switch (BsonType.findByValue(type)) {
            case STRING -> {
                int size = int32();
                at += size;
            }
            case INT64 -> at += Long.BYTES;
            default -> throw new IllegalArgumentException("None of the engine's fields has type " + type);
        }
    }
}
