package io.rapport.verifier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record of the event topic, as its headers tell (CloudEvents, binary mode). */
public final class TopicRecord {

    private final int partition;
    private final long offset;
    private final long position;
    private final long previous;
    private final @Nullable EventHeader header;
    private final byte[] leaf;

    private TopicRecord(
            int partition, long offset, long position, long previous, @Nullable EventHeader header, byte[] leaf) {
        this.partition = partition;
        this.offset = offset;
        this.position = position;
        this.previous = previous;
        this.header = header;
        this.leaf = leaf;
    }

    /** Reads a record; of one that says nothing readable, {@link #isReadable} is false. */
    public static TopicRecord of(
            int partition, long offset, Function<String, byte @Nullable []> headers, byte @Nullable [] payload) {
        try {
            EventHeader header = new EventHeader(
                    UUID.fromString(text(headers, "ce_id")),
                    text(headers, "ce_type"),
                    text(headers, "ce_aggregatetype"),
                    text(headers, "ce_subject"),
                    Long.parseLong(text(headers, "ce_aggregatesequence")),
                    text(headers, "ce_tenantid"),
                    text(headers, "ce_memberid"),
                    text(headers, "ce_actor"),
                    Instant.parse(text(headers, "ce_time")),
                    UUID.fromString(text(headers, "ce_commandid")),
                    UUID.fromString(text(headers, "ce_correlationid")),
                    UUID.fromString(text(headers, "ce_causationid")));
            long position = Long.parseLong(text(headers, "ce_position"));
            long previous = Long.parseLong(text(headers, "ce_previous"));
            if (payload == null || position < 1) {
                return unreadable(partition, offset);
            }
            return new TopicRecord(partition, offset, position, previous, header, header.leaf(payload));
        } catch (IllegalArgumentException | DateTimeException e) {
            return unreadable(partition, offset);
        }
    }

    private static TopicRecord unreadable(int partition, long offset) {
        return new TopicRecord(partition, offset, 0, 0, null, new byte[0]);
    }

    private static String text(Function<String, byte @Nullable []> headers, String name) {
        byte[] value = headers.apply(name);
        if (value == null) {
            throw new IllegalArgumentException("The record lacks " + name);
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    public boolean isReadable() {
        return header != null;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    /** The event's place in the log, 0 if the record says nothing readable. */
    public long position() {
        return position;
    }

    /** The position of the record before it in its partition, 0 if it is the first. */
    public long previous() {
        return previous;
    }

    /** Whose log it is in. */
    public String tenantId() {
        return header == null ? "" : header.tenantId();
    }

    /** The event's leaf as the record gives it. */
    public byte[] leaf() {
        return leaf.clone();
    }
}
