package io.rapport.bench.visible;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What stands for an event: of an aggregate of a member, the {@code sequence}th from 0, and as many bytes beside that
 * as a follow-up has.
 */
record Row(UUID id, UUID aggregate, int sequence, int member) {
    private static final byte[] EVENT = new byte[400];
    private static final int UUID_BYTES = 2 * Long.BYTES;

    /** What has one order. */
    byte[] key() {
        return put(ByteBuffer.allocate(UUID_BYTES), aggregate).array();
    }

    byte[] value() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * UUID_BYTES + 2 * Integer.BYTES + EVENT.length);
        return put(put(bytes, id), aggregate)
                .putInt(sequence)
                .putInt(member)
                .put(EVENT)
                .array();
    }

    static Row read(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        return new Row(uuid(bytes), uuid(bytes), bytes.getInt(), bytes.getInt());
    }

    private static ByteBuffer put(ByteBuffer bytes, UUID id) {
        return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
