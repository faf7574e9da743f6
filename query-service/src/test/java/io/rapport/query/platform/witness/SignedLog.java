package io.rapport.query.platform.witness;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventAttributes;
import io.rapport.verifier.Frontier;
import io.rapport.verifier.TopicRecord;
import io.rapport.verifier.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A log of one tenant as the topics have it, and its checkpoints, signed with whatever key. */
final class SignedLog {

    static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    static final String ORIGIN = "rapport.test/bright";
    static final VerifierKey KEY = VerifierKey.ofSeed("rapport.test", SEED);

    private SignedLog() {}

    /** The headers of the event at a position. */
    static Map<String, byte[]> headers(int position) {
        UUID id = new UUID(1, position);
        EventAttributes attributes = new EventAttributes(
                id, "t", "relationship", "r", position, position, "bright", "ana", "ana", Instant.EPOCH, id, id, id);
        return CloudEvents.headers(attributes, position - 1L);
    }

    /** What the event at a position says; the seventh of them says this. */
    static byte[] payload(int position, String seventh) {
        return (position == 7 ? seventh : "event " + position).getBytes(StandardCharsets.UTF_8);
    }

    static List<TopicRecord> records(String seventh, int count) {
        List<TopicRecord> records = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            records.add(TopicRecord.of(0, n - 1L, headers(n)::get, payload(n, seventh)));
        }
        return records;
    }

    /** The checkpoint of so many of these, signed with a seed. */
    static String note(List<TopicRecord> of, int size, String seed) {
        Frontier tree = new Frontier();
        of.subList(0, size).forEach(record -> tree.add(record.leaf()));
        return note(tree, seed);
    }

    /** A checkpoint after each of these. */
    static List<String> notes(List<TopicRecord> of, String seed) {
        Frontier tree = new Frontier();
        List<String> notes = new ArrayList<>();
        for (TopicRecord record : of) {
            tree.add(record.leaf());
            notes.add(note(tree, seed));
        }
        return notes;
    }

    private static String note(Frontier tree, String seed) {
        String text = ORIGIN + "\n" + tree.size() + "\n" + Base64.getEncoder().encodeToString(tree.root()) + "\n";
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, HexFormat.of().parseHex(seed))));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signed = signature.sign();
            String id = VerifierKey.ofSeed(ORIGIN, seed).toString().substring(ORIGIN.length() + 1, ORIGIN.length() + 9);
            byte[] line = new byte[4 + signed.length];
            System.arraycopy(HexFormat.of().parseHex(id), 0, line, 0, 4);
            System.arraycopy(signed, 0, line, 4, signed.length);
            return text + "\n\u2014 " + ORIGIN + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
