package io.rapport.query.platform.engine.topic;

import io.rapport.events.Owner;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * What the engine has to know of an event even where the event itself cannot be read. A header that is missing is the
 * empty text, a number that is none is {@link #UNREADABLE}.
 */
public record EventHeaders(
        String eventId,
        Owner owner,
        String aggregateId,
        String markerId,
        long sequence,
        String type,
        long position,
        long previous,
        int keyHash,
        int partition,
        long offset) {

    public static final long UNREADABLE = -1;

    private static final int MOST_HEADERS = 20;
    private static final int LONGEST_ID = 64;

    static EventHeaders of(ConsumerRecord<byte[], byte[]> source, Map<String, byte[]> values) {
        Owner owner = new Owner(text(values, "ce_tenantid"), text(values, "ce_memberid"));
        String aggregateId = text(values, "ce_subject");
        return new EventHeaders(
                text(values, "ce_id"),
                owner,
                aggregateId,
                markerId(owner.tenantId(), aggregateId),
                number(values, "ce_aggregatesequence"),
                text(values, "ce_type"),
                number(values, "ce_position"),
                number(values, "ce_previous"),
                hashOf(owner, source.key()),
                source.partition(),
                source.offset());
    }

    /** The id, over all tenants, of how far a projection has come with an aggregate. */
    public static String markerId(String tenantId, String aggregateId) {
        return "aggregate/" + tenantId + "/" + aggregateId;
    }

    /** Whether all is there by which a record finds its place, and an id by which it is known again. */
    public boolean isWellAddressed(int partitions) {
        return keyHash >= 0
                && keyHash % partitions == partition
                && position > 0
                && previous >= 0
                && sequence >= 0
                && isId(eventId);
    }

    /** Checkpoints keep ids of events: nothing long, and nothing that would not be read as it was written. */
    private static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_ID
                && text.chars().allMatch(one -> Character.isLetterOrDigit(one) || one == '-');
    }

    /** By which Kafka's producers choose the partition of a key; negative if it is not the key of the member. */
    private static int hashOf(Owner owner, byte @Nullable [] key) {
        boolean keyed = key != null
                && !owner.tenantId().isEmpty()
                && !owner.memberId().isEmpty()
                && owner.key().equals(new String(key, StandardCharsets.UTF_8));
        return keyed ? Utils.toPositive(Utils.murmur2(key)) : -1;
    }

    /** The values of all headers by their names, the last one of each name: Kafka would search for each anew. */
    public static Map<String, byte[]> values(ConsumerRecord<byte[], byte[]> source) {
        Map<String, byte[]> values = HashMap.newHashMap(MOST_HEADERS);
        for (Header header : source.headers()) {
            values.put(header.key(), header.value());
        }
        return values;
    }

    private static String text(Map<String, byte[]> values, String name) {
        byte[] value = values.get(name);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static long number(Map<String, byte[]> values, String name) {
        try {
            return Long.parseLong(text(values, name));
        } catch (NumberFormatException e) {
            return UNREADABLE;
        }
    }
}
