package io.rapport.command.platform.aggregate;

import io.rapport.events.MemberKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose data it is. Both come from the token and from nowhere else; but of an address below
 * {@code /members/{memberId}}, where the member is named by the path, and the one who asks has to be admitted by what
 * is asked for.
 */
public record Owner(String tenantId, String memberId) {

    private static final long VERSION = 0x0000_0000_0000_8000L;
    private static final long VERSION_BITS = 0x0000_0000_0000_F000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

    /** The tenant itself, of whom no member is the owner; who may ask for it is for the operation to say. */
    public static Owner ofTenant(String tenantId) {
        return new Owner(tenantId, MemberKey.TENANT);
    }

    /** Whether it is the tenant's, and no member's. */
    public boolean isTenant() {
        return memberId.equals(MemberKey.TENANT);
    }

    /**
     * The owner that a message names.
     *
     * @throws IllegalStateException if it names none: then nobody may touch what it is about
     */
    public static Owner in(Map<String, ?> metaData) {
        return new Owner(text(metaData, MetaDataKeys.TENANT_ID), text(metaData, MetaDataKeys.MEMBER_ID));
    }

    /**
     * The subject of whoever asks, who is not always the owner: what a coach does is the member's data.
     *
     * @throws IllegalStateException if a message names none
     */
    public static String actorIn(Map<String, ?> metaData) {
        return text(metaData, MetaDataKeys.ACTOR);
    }

    /** The id of the aggregate that holds the member's own choices. */
    public String memberAggregateId() {
        return MemberKey.of(tenantId, memberId);
    }

    /**
     * The id of the one aggregate of that name that a member has. It is a UUIDv8 made of SHA-256: none of the ids that
     * are given by time are of that version, and nobody finds a name that comes to what is somebody else's.
     */
    public UUID idOfOnly(String name) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(name + " of " + memberAggregateId()));
        return new UUID((digest.getLong() & ~VERSION_BITS) | VERSION, (digest.getLong() & ~VARIANT_BITS) | VARIANT);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String text(Map<String, ?> metaData, String key) {
        @Nullable Object value = metaData.get(key);
        if (value == null) {
            throw new IllegalStateException("A message came without " + key);
        }
        return value.toString();
    }
}
