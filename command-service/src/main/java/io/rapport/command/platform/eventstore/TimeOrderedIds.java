package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.commands.Ids;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * UUIDv7 (RFC 9562, section 5.7): the time in milliseconds, then 74 random bits. Randomness is drawn for many ids at
 * once, since each call of the system's source costs more than the rest of an id.
 */
public final class TimeOrderedIds implements Ids {

    private static final int BYTES_OF_AN_ID = Short.BYTES + Long.BYTES;
    private static final long VERSION_7 = 0x7000L;
    private static final long IETF_VARIANT = 0x8000_0000_0000_0000L;

    private final SecureRandom source = new SecureRandom();
    private final ByteBuffer random = ByteBuffer.allocate(256 * BYTES_OF_AN_ID).limit(0);

    @Override
    public synchronized UUID next() {
        if (!random.hasRemaining()) {
            source.nextBytes(random.array());
            random.clear();
        }
        long time = System.currentTimeMillis() << 16 | VERSION_7 | (random.getShort() & 0x0fff);
        return new UUID(time, IETF_VARIANT | random.getLong() >>> 2);
    }
}
