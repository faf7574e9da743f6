package io.rapport.verifier;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Checks a bundle with nothing but itself, and keys that the reader has from elsewhere. */
public final class BundleCheck {

    private static final String EVENT = "rapport-event@v1";
    private static final String PROOF = "c2sp.org/tlog-proof@v1";

    private BundleCheck() {}

    /**
     * What a bundle proves.
     *
     * @param index where the event is in its tenant's log, from 0
     * @param signers keys of the log whose signatures hold
     * @param cosignatures of witnesses, which hold; none, if the log alone vouches for the checkpoint
     * @param others who has signed with keys that are not known here
     * @param pinned whether the reader said whom to trust as the log; otherwise the bundle names its keys itself
     * @param witnessPinned whether the reader said whom to trust as a witness; otherwise likewise
     */
    public record Proven(
            EventHeader event,
            int payloadBytes,
            long index,
            SignedCheckpoint checkpoint,
            List<VerifierKey> signers,
            List<SignedCheckpoint.Cosignature> cosignatures,
            List<String> others,
            boolean pinned,
            boolean witnessPinned) {}

    /**
     * Checks a bundle.
     *
     * @param trusted each of these has to have signed; if none is of the log, or none is of a witness, the bundle's own
     *     word is taken for its keys
     * @throws IllegalArgumentException if it proves nothing, saying why
     */
    public static Proven check(String bundle, List<VerifierKey> trusted) {
        BundleForm.check(bundle, EVENT);
        int blank = bundle.indexOf("\n\n");
        Map<String, String> fields = new LinkedHashMap<>();
        List<VerifierKey> named = new ArrayList<>();
        for (String line : bundle.substring(EVENT.length() + 1, Math.max(EVENT.length() + 1, blank))
                .split("\n", -1)) {
            int colon = line.indexOf(": ");
            require(colon > 0, "a line of the event is no NAME: VALUE");
            String name = line.substring(0, colon);
            String value = line.substring(colon + 2);
            if (name.equals("key")) {
                named.add(VerifierKey.of(value));
            } else {
                require(fields.put(name, plain(value)) == null, name + " is there twice");
            }
        }
        EventHeader event = header(fields);
        byte[] payload = ExactBase64.decode(field(fields, "payload"), "the payload");
        require(fields.isEmpty(), "the event has fields that are none: " + fields.keySet());
        require(
                bundle.startsWith(asWritten(event, payload, named) + "\n"),
                "the event is not written as the log writes it: the order of its lines, a number, a time, an id or a"
                        + " percent-encoding is another one");

        String proof = bundle.substring(blank + 2);
        int end = proof.indexOf("\n\n");
        require(proof.startsWith(PROOF + "\n") && end > PROOF.length(), "there is no " + PROOF + " behind the event");
        List<String> lines =
                new ArrayList<>(List.of(proof.substring(PROOF.length() + 1, end).split("\n", -1)));
        if (lines.getFirst().startsWith("extra ")) {
            lines.removeFirst();
        }
        String index = lines.isEmpty() ? "" : lines.removeFirst();
        require(index.matches("index (0|[1-9][0-9]{0,17})"), "the proof has no index");
        long place = Long.parseLong(index.substring("index ".length()));
        List<byte[]> path = lines.stream()
                .map(line -> ExactBase64.decode(line, "a hash of the proof"))
                .toList();
        SignedCheckpoint checkpoint = SignedCheckpoint.of(proof.substring(end + 2));

        require(
                checkpoint.origin().endsWith("/" + Tenants.encoded(event.tenantId())),
                "the checkpoint is of another log than the event's tenant: " + checkpoint.origin());
        require(
                MerkleCheck.includes(place, checkpoint.size(), event.leaf(payload), path, checkpoint.root()),
                "the event is not what the log has at index " + place + " (event " + event.eventId() + ")");
        List<VerifierKey> known =
                Stream.concat(trusted.stream(), named.stream()).distinct().toList();
        // A false signature of any of them makes all of it void, also where it is not the one that counts.
        checkpoint.signedBy(known);
        List<VerifierKey> logs = preferred(trusted, named, false);
        List<VerifierKey> signers =
                checkpoint.signedBy(logs).stream().distinct().toList();
        require(
                signers.stream().anyMatch(key -> key.name().equals(checkpoint.origin())),
                "no key of the log " + checkpoint.origin() + " that is trusted has signed the checkpoint");
        List<SignedCheckpoint.Cosignature> cosignatures = checkpoint.cosignedBy(preferred(trusted, named, true));
        for (VerifierKey key : trusted) {
            require(
                    signers.contains(key)
                            || cosignatures.stream()
                                    .anyMatch(one -> one.witness().equals(key)),
                    key.name() + (key.isWitness() ? " has not cosigned" : " has not signed") + " the checkpoint");
        }
        return new Proven(
                event,
                payload.length,
                place,
                checkpoint,
                signers,
                cosignatures,
                checkpoint.othersThan(known),
                trusted.stream().anyMatch(key -> !key.isWitness()),
                trusted.stream().anyMatch(VerifierKey::isWitness));
    }

    /** Those of a kind that the reader trusts, or else the ones that the bundle names. */
    private static List<VerifierKey> preferred(List<VerifierKey> trusted, List<VerifierKey> named, boolean witnesses) {
        boolean pinned = trusted.stream().anyMatch(key -> key.isWitness() == witnesses);
        return (pinned ? trusted : named)
                .stream().filter(key -> key.isWitness() == witnesses).toList();
    }

    /** One event has one text, so that two files that differ never prove the same. */
    private static String asWritten(EventHeader event, byte[] payload, List<VerifierKey> keys) {
        StringBuilder text = new StringBuilder(EVENT).append('\n');
        line(text, "event-id", event.eventId());
        line(text, "type", event.type());
        line(text, "aggregate-type", event.aggregateType());
        line(text, "aggregate-id", event.aggregateId());
        line(text, "sequence", event.sequence());
        line(text, "tenant-id", event.tenantId());
        line(text, "member-id", event.memberId());
        line(text, "actor", event.actor());
        line(text, "recorded-at", event.recordedAt());
        line(text, "command-id", event.commandId());
        line(text, "correlation-id", event.correlationId());
        line(text, "causation-id", event.causationId());
        line(text, "payload", Base64.getEncoder().encodeToString(payload));
        keys.forEach(key -> text.append("key: ").append(key).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(": ");
        value.toString().codePoints().forEach(c -> {
            if (c == '%' || Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                for (byte one : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    text.append("%%%02X".formatted(one & 0xff));
                }
            } else {
                text.appendCodePoint(c);
            }
        });
        text.append('\n');
    }

    private static EventHeader header(Map<String, String> fields) {
        try {
            return new EventHeader(
                    UUID.fromString(field(fields, "event-id")),
                    field(fields, "type"),
                    field(fields, "aggregate-type"),
                    field(fields, "aggregate-id"),
                    Long.parseLong(field(fields, "sequence")),
                    field(fields, "tenant-id"),
                    field(fields, "member-id"),
                    field(fields, "actor"),
                    Instant.parse(field(fields, "recorded-at")),
                    UUID.fromString(field(fields, "command-id")),
                    UUID.fromString(field(fields, "correlation-id")),
                    UUID.fromString(field(fields, "causation-id")));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("a field of the event is not of its form", e);
        }
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.remove(name);
        if (value == null) {
            throw new IllegalArgumentException("the event lacks " + name);
        }
        return value;
    }

    private static String plain(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
