package io.rapport.command.platform.aggregate;

import io.rapport.events.Owner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The ids of aggregates of which a member has one and no more. */
public final class OnlyOne {

    private static final long VERSION = 0x0000_0000_0000_8000L;
    private static final long VERSION_BITS = 0x0000_0000_0000_F000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

    private OnlyOne() {}

    /**
     * The id of the one aggregate of that name. It is a UUIDv8 made of SHA-256: none of the ids that are given by time
     * are of that version, and nobody finds a name that comes to what is somebody else's.
     */
    public static UUID idOf(String name, Owner owner) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(name + " of " + owner.key()));
        return new UUID((digest.getLong() & ~VERSION_BITS) | VERSION, (digest.getLong() & ~VARIANT_BITS) | VARIANT);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
