package io.rapport.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What is known of an event beside its payload, and enters its leaf. */
public record EventHeader(
        UUID eventId,
        String type,
        String aggregateType,
        String aggregateId,
        long sequence,
        String tenantId,
        String memberId,
        String actor,
        Instant recordedAt,
        UUID commandId,
        UUID correlationId,
        UUID causationId) {

    /**
     * SHA-256 of a zero byte, each field behind its length in four bytes, and SHA-256 of the payload. Identifiers are
     * 16 bytes, numbers 8, and a time is its microseconds since 1970.
     */
    public byte[] leaf(byte[] payload) {
        MessageDigest digest = Sha256.fresh();
        digest.update((byte) 0);
        id(digest, eventId);
        text(digest, type);
        text(digest, aggregateType);
        text(digest, aggregateId);
        number(digest, sequence);
        text(digest, tenantId);
        text(digest, memberId);
        text(digest, actor);
        number(digest, ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
        id(digest, commandId);
        id(digest, correlationId);
        id(digest, causationId);
        return digest.digest(Sha256.of(payload));
    }

    private static void id(MessageDigest digest, UUID id) {
        field(
                digest,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }

    private static void number(MessageDigest digest, long number) {
        field(digest, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static void text(MessageDigest digest, String text) {
        field(digest, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void field(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
