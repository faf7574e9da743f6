package io.rapport.events;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The envelope as the headers of a Kafka record, after the CloudEvents 1.0 Kafka protocol binding in binary mode. What
 * is not an attribute of CloudEvents is an extension of ours. No header holds anything that could identify a person
 * met.
 */
public final class CloudEvents {

    /** The value of {@code ce_source} of every event. */
    public static final String SOURCE = "/rapport/command-service";

    private static final String CONTENT_TYPE = "application/json";

    private CloudEvents() {}

    /**
     * The headers of the record, by name.
     *
     * @param previous the position of the event before it in its partition, 0 for the first
     */
    public static Map<String, byte[]> headers(EventEnvelope envelope, long previous) {
        return headers(envelope.attributes(), previous);
    }

    /** The headers of a record whose payload is the event as it is stored, by name. */
    public static Map<String, byte[]> headers(EventAttributes envelope, long previous) {
        Map<String, byte[]> headers = new LinkedHashMap<>(20);
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", envelope.eventId());
        put(headers, "ce_source", SOURCE);
        put(headers, "ce_type", envelope.type());
        put(headers, "ce_subject", envelope.aggregateId());
        put(headers, "ce_time", IsoTimes.text(envelope.recordedAt()));
        put(headers, "content-type", CONTENT_TYPE);
        put(headers, "ce_aggregatetype", envelope.aggregateType());
        put(headers, "ce_aggregatesequence", envelope.sequence());
        put(headers, "ce_position", envelope.position());
        put(headers, "ce_previous", previous);
        put(headers, "ce_tenantid", envelope.tenantId());
        put(headers, "ce_memberid", envelope.memberId());
        put(headers, "ce_actor", envelope.actor());
        put(headers, "ce_commandid", envelope.commandId());
        put(headers, "ce_correlationid", envelope.correlationId());
        put(headers, "ce_causationid", envelope.causationId());
        return headers;
    }

    private static void put(Map<String, byte[]> headers, String name, Object value) {
        headers.put(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The envelope of a record.
     *
     * @param header gives the value of a header by its name, or {@code null}
     * @throws MalformedEventException if a header is missing or is not of its form
     */
    public static EventEnvelope read(Function<String, byte @Nullable []> header, byte[] payload, EventCodec codec) {
        Headers headers = new Headers(header);
        String type = headers.text("ce_type");
        Origin origin = origin(header);
        try {
            return new EventEnvelope(
                    origin.eventId(),
                    type,
                    headers.text("ce_aggregatetype"),
                    origin.aggregateId(),
                    Long.parseLong(headers.text("ce_aggregatesequence")),
                    Long.parseLong(headers.text("ce_position")),
                    origin.tenantId(),
                    origin.memberId(),
                    headers.text("ce_actor"),
                    IsoTimes.parse(headers.text("ce_time")),
                    UUID.fromString(headers.text("ce_commandid")),
                    UUID.fromString(headers.text("ce_correlationid")),
                    UUID.fromString(headers.text("ce_causationid")),
                    codec.decode(type, payload, origin));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedEventException(type, "a header is not of its form");
        }
    }

    /**
     * Where the event of a record is from.
     *
     * @throws MalformedEventException if a header is missing or is not of its form
     */
    public static Origin origin(Function<String, byte @Nullable []> header) {
        Headers headers = new Headers(header);
        return new Origin(
                headers.text("ce_tenantid"), headers.text("ce_memberid"), headers.text("ce_subject"), id(header));
    }

    /**
     * Whose keysets a record may need, so that those of many are fetched at once before they are read: nobody's, if
     * nothing in it is sealed.
     *
     * @throws MalformedEventException if a header is missing or is not of its form, or the payload is no document
     */
    public static Set<Subject> subjects(Function<String, byte @Nullable []> header, byte[] payload, EventCodec codec) {
        return Sealing.mayBeIn(payload)
                ? codec.subjects(new Headers(header).text("ce_type"), payload, origin(header))
                : Set.of();
    }

    /**
     * The position of a record, which is readable even where the event itself is not.
     *
     * @throws MalformedEventException if the header is missing or no number
     */
    public static long position(Function<String, byte @Nullable []> header) {
        return new Headers(header).number("ce_position");
    }

    /**
     * The position of the event before this one in its partition, 0 for the first. So each partition is a chain: a
     * record fits if this is the position of the last record that was accepted there. What does not fit is foreign, and
     * a record that is missing shows.
     *
     * @throws MalformedEventException if the header is missing or no number
     */
    public static long previous(Function<String, byte @Nullable []> header) {
        return new Headers(header).number("ce_previous");
    }

    /**
     * Which event a record is about.
     *
     * @throws MalformedEventException if the header is missing or no UUID
     */
    public static UUID id(Function<String, byte @Nullable []> header) {
        String text = new Headers(header).text("ce_id");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("unknown", "ce_id is no UUID");
        }
    }

    private record Headers(Function<String, byte @Nullable []> source) {
        String text(String name) {
            byte[] value = source.apply(name);
            if (value == null) {
                throw new MalformedEventException("unknown", "the header " + name + " is missing");
            }
            return new String(value, StandardCharsets.UTF_8);
        }

        long number(String name) {
            try {
                return Long.parseLong(text(name));
            } catch (NumberFormatException e) {
                throw new MalformedEventException("unknown", name + " is no number");
            }
        }
    }
}
