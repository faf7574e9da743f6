package io.rapport.query.engine;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What the engine has to know of an event even where the event itself cannot be read. A header that is missing is the
 * empty text, a number that is none is {@link #UNREADABLE}.
 */
record EventHeaders(
        String eventId,
        Owner owner,
        String aggregateId,
        String markerId,
        long sequence,
        String type,
        long position,
        int partition,
        long offset) {

    static final long UNREADABLE = -1;

    static EventHeaders of(ConsumerRecord<byte[], byte[]> source) {
        Owner owner = new Owner(text(source, "ce_tenantid"), text(source, "ce_memberid"));
        String aggregateId = text(source, "ce_subject");
        return new EventHeaders(
                text(source, "ce_id"),
                owner,
                aggregateId,
                Progress.markerId(owner.tenantId(), aggregateId),
                number(source, "ce_aggregatesequence"),
                text(source, "ce_type"),
                number(source, "ce_position"),
                source.partition(),
                source.offset());
    }

    static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> source, String name) {
        Header header = source.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    private static String text(ConsumerRecord<byte[], byte[]> source, String name) {
        byte[] value = header(source, name);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static long number(ConsumerRecord<byte[], byte[]> source, String name) {
        try {
            return Long.parseLong(text(source, name));
        } catch (NumberFormatException e) {
            return UNREADABLE;
        }
    }
}
