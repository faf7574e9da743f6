package io.rapport.command.domain.careerplan;

import io.rapport.command.platform.dispatch.Owner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of a member's only plan, which follows from who they are. It is a UUIDv8 made of SHA-256: none of the ids that
 * are given by time are of that version, and nobody finds a name that comes to the plan of somebody else.
 */
final class PlanId {

    private static final long VERSION = 0x0000_0000_0000_8000L;
    private static final long VERSION_BITS = 0x0000_0000_0000_F000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

    private PlanId() {}

    static UUID of(Owner owner) {
        ByteBuffer digest = ByteBuffer.wrap(sha256("career plan of " + owner.memberAggregateId()));
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
