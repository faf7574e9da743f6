package io.rapport.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.proofs.Bundle;
import io.rapport.proofs.Checkpoint;
import io.rapport.proofs.CompactRange;
import io.rapport.proofs.CosignedNote;
import io.rapport.proofs.LogKey;
import io.rapport.proofs.Origin;
import io.rapport.proofs.Tree;
import io.rapport.proofs.WitnessKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what the log signs")
class NotesTest {

    private static final LogKey KEY = LogKey.of("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    private static final LogKey NEXT = LogKey.of("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final String ORIGIN = Origin.of("rapport.test", "bright side.1");
    private static final byte[] PAYLOAD = "{\"text\":\"sealed\"}".getBytes(StandardCharsets.UTF_8);
    private static final int LEAVES = 9;

    private static final EventHeader EVENT = new EventHeader(
            UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90"),
            "relationship.PersonMet",
            "relationship",
            "r-1",
            3,
            "bright side.1",
            "ana\n100%\u2028",
            "ana",
            Instant.parse("2026-11-29T14:00:00.123456Z"),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID());

    private static final Cosigner WITNESS =
            new Cosigner("witness.test", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
    private static final Instant THEN = Instant.ofEpochSecond(1_700_000_000);

    /** One that proves the event, for who spoils it. */
    static String bundle() {
        return bundle(4, List.of(KEY), PAYLOAD);
    }

    private static String bundle(int index, List<LogKey> keys, byte[] payload) {
        return bundle(index, keys, payload, List.of(), note -> note);
    }

    private static String bundle(
            int index, List<LogKey> keys, byte[] payload, List<VerifierKey> witnesses, UnaryOperator<String> signed) {
        Map<String, byte[]> nodes = new HashMap<>();
        CompactRange range = new CompactRange();
        for (int i = 0; i < LEAVES; i++) {
            byte[] leaf = i == index ? EVENT.leaf(PAYLOAD) : EVENT.leaf(new byte[] {(byte) i});
            range.append(leaf, (level, at, hash) -> nodes.put(level + ":" + at, hash));
        }
        Tree tree = new Tree((level, at) -> Objects.requireNonNull(nodes.get(level + ":" + at)), LEAVES);
        String note = new Checkpoint(ORIGIN, LEAVES, range.root()).signedBy(keys);
        return Bundle.text(
                header(),
                payload,
                Stream.concat(
                                keys.stream().map(key -> key.verifierKey(ORIGIN)),
                                witnesses.stream().map(VerifierKey::toString))
                        .toList(),
                index,
                tree.inclusion(index),
                signed.apply(note));
    }

    private static String cosigned(String note) {
        return WITNESS.cosign(SignedCheckpoint.of(note), THEN).note();
    }

    private static Map<String, String> header() {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("event-id", EVENT.eventId().toString());
        header.put("type", EVENT.type());
        header.put("aggregate-type", EVENT.aggregateType());
        header.put("aggregate-id", EVENT.aggregateId());
        header.put("sequence", Long.toString(EVENT.sequence()));
        header.put("tenant-id", EVENT.tenantId());
        header.put("member-id", EVENT.memberId());
        header.put("actor", EVENT.actor());
        header.put("recorded-at", EVENT.recordedAt().toString());
        header.put("command-id", EVENT.commandId().toString());
        header.put("correlation-id", EVENT.correlationId().toString());
        header.put("causation-id", EVENT.causationId().toString());
        return header;
    }

    @Test
    @DisplayName("has the public key that RFC 8032 gives for the seed")
    void publicKey() {
        assertThat(KEY).hasToString("LogKey[d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a]");
        assertThat(NEXT).hasToString("LogKey[3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c]");
    }

    @Test
    @DisplayName("is proven by a bundle, to whoever takes its keys or has others")
    void bundles() {
        for (int index = 0; index < LEAVES; index++) {
            String bundle = bundle(index, List.of(KEY, NEXT), PAYLOAD);
            BundleCheck.Proven proven = BundleCheck.check(bundle, List.of());
            assertThat(proven.event()).isEqualTo(EVENT);
            assertThat(proven.index()).isEqualTo(index);
            assertThat(proven.pinned()).isFalse();
            assertThat(BundleCheck.check(bundle, List.of(VerifierKey.of(NEXT.verifierKey(ORIGIN))))
                            .pinned())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("is not proven by a bundle in which any character was changed")
    void spoiled() {
        String bundle = bundle(4, List.of(KEY), PAYLOAD);
        VerifierKey key = VerifierKey.of(KEY.verifierKey(ORIGIN));
        int found = 0;
        for (int at = 0; at < bundle.length(); at++) {
            String spoiled =
                    bundle.substring(0, at) + (bundle.charAt(at) == 'A' ? 'B' : 'A') + bundle.substring(at + 1);
            try {
                BundleCheck.check(spoiled, List.of(key));
            } catch (IllegalArgumentException e) {
                found++;
            }
        }
        assertThat(found).isEqualTo(bundle.length());
        assertThatThrownBy(() -> BundleCheck.check(bundle(4, List.of(NEXT), PAYLOAD), List.of(key)))
                .hasMessageContaining("no key of the log");
        assertThatThrownBy(() -> BundleCheck.check(bundle.stripTrailing(), List.of(key)))
                .hasMessageContaining("last line has no end");
        assertThatThrownBy(() -> BundleCheck.check(bundle(4, List.of(KEY), new byte[] {1}), List.of(key)))
                .hasMessageContaining("not what the log has at index 4");
    }

    @Test
    @DisplayName("is not proven by a bundle with other characters for the same bytes")
    void exactly() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        String bundle = bundle();
        Matcher lastOfBytes = Pattern.compile("([A-Za-z0-9+/])=+\n").matcher(bundle);
        int tried = 0;
        while (lastOfBytes.find()) {
            int at = lastOfBytes.start(1);
            char same = alphabet.charAt(alphabet.indexOf(bundle.charAt(at)) ^ 1);
            String changed = bundle.substring(0, at) + same + bundle.substring(at + 1);
            assertThatThrownBy(() -> BundleCheck.check(changed, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("base64");
            tried++;
        }
        assertThat(tried).isGreaterThan(2);
    }

    @Test
    @DisplayName("is cosigned by a witness, whose signature says when; the log reads it as the verifier does")
    void cosigned() {
        SignedCheckpoint note = SignedCheckpoint.of(new Checkpoint(ORIGIN, 3, new byte[32]).signedBy(List.of(KEY)));
        SignedCheckpoint cosigned = WITNESS.cosign(note, THEN);
        VerifierKey log = VerifierKey.of(KEY.verifierKey(ORIGIN));
        assertThat(cosigned.signedBy(List.of(log, WITNESS.key()))).containsExactly(log, WITNESS.key());
        assertThat(cosigned.cosignedBy(List.of(log, WITNESS.key())))
                .containsExactly(new SignedCheckpoint.Cosignature(WITNESS.key(), THEN));
        assertThat(note.signedBy(List.of(log, WITNESS.key()))).containsExactly(log);
        SignedCheckpoint other = SignedCheckpoint.of(cosigned.note().replaceFirst("\n3\n", "\n4\n"));
        assertThatThrownBy(() -> other.signedBy(List.of(WITNESS.key()))).hasMessageContaining("false");

        WitnessKey key = WitnessKey.of(WITNESS.key().toString());
        CosignedNote taken = CosignedNote.of(cosigned.note());
        assertThat(taken.origin()).isEqualTo(ORIGIN);
        assertThat(taken.size()).isEqualTo(3);
        assertThat(taken.isOf(note.note())).isTrue();
        assertThat(taken.isOf(other.note())).isFalse();
        assertThat(note.note() + taken.linesOf(List.of(key)).get(key)).isEqualTo(cosigned.note());
        assertThat(CosignedNote.of(note.note()).linesOf(List.of(key))).isEmpty();
        CosignedNote spoiled = CosignedNote.of(other.note());
        assertThatThrownBy(() -> spoiled.linesOf(List.of(key))).hasMessageContaining("false");
        assertThatThrownBy(() -> WitnessKey.of(KEY.verifierKey(ORIGIN))).hasMessageContaining("none of a witness");
    }

    @Test
    @DisplayName("is proven with its cosignature, whether the bundle names the witness or the reader knows it")
    void cosignedBundles() {
        VerifierKey log = VerifierKey.of(KEY.verifierKey(ORIGIN));
        String bundle = bundle(4, List.of(KEY), PAYLOAD, List.of(WITNESS.key()), NotesTest::cosigned);
        BundleCheck.Proven proven = BundleCheck.check(bundle, List.of());
        assertThat(proven.signers()).containsExactly(log);
        assertThat(proven.cosignatures()).containsExactly(new SignedCheckpoint.Cosignature(WITNESS.key(), THEN));
        assertThat(proven.witnessPinned()).isFalse();
        proven = BundleCheck.check(bundle, List.of(WITNESS.key()));
        assertThat(proven.witnessPinned()).isTrue();
        assertThat(proven.pinned()).isFalse();
        assertThat(BundleCheck.check(bundle, List.of(log, WITNESS.key())).pinned())
                .isTrue();
        // A witness that nobody names is no witness, and is told of.
        BundleCheck.Proven unknown =
                BundleCheck.check(bundle(4, List.of(KEY), PAYLOAD, List.of(), NotesTest::cosigned), List.of(log));
        assertThat(unknown.cosignatures()).isEmpty();
        assertThat(unknown.others()).containsExactly("witness.test");
    }

    @Test
    @DisplayName("is not proven by a bundle whose cosignature is of another checkpoint, another witness, or lacking")
    void falselyCosigned() {
        VerifierKey log = VerifierKey.of(KEY.verifierKey(ORIGIN));
        String elsewhere = cosigned(new Checkpoint(ORIGIN, LEAVES, new byte[32]).signedBy(List.of(KEY)));
        String line = elsewhere.lines().toList().getLast() + "\n";
        String other = bundle(4, List.of(KEY), PAYLOAD, List.of(WITNESS.key()), note -> note + line);
        assertThatThrownBy(() -> BundleCheck.check(other, List.of()))
                .hasMessageContaining("a signature of witness.test is false");
        // Not even if the reader trusts the log and has not asked for a witness.
        assertThatThrownBy(() -> BundleCheck.check(other, List.of(log)))
                .hasMessageContaining("a signature of witness.test is false");
        String bare = bundle(4, List.of(KEY), PAYLOAD, List.of(WITNESS.key()), note -> note);
        assertThat(BundleCheck.check(bare, List.of()).cosignatures()).isEmpty();
        assertThatThrownBy(() -> BundleCheck.check(bare, List.of(log, WITNESS.key())))
                .hasMessageContaining("witness.test has not cosigned");
        VerifierKey another =
                new Cosigner("witness.test", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").key();
        String bundle = bundle(4, List.of(KEY), PAYLOAD, List.of(WITNESS.key()), NotesTest::cosigned);
        assertThatThrownBy(() -> BundleCheck.check(bundle, List.of(log, another)))
                .hasMessageContaining("witness.test has not cosigned");
        // The witness's signature alone proves nothing: it is the log that has to have signed.
        String unsigned = bundle(
                4,
                List.of(KEY),
                PAYLOAD,
                List.of(WITNESS.key()),
                note -> note.substring(0, note.indexOf("\n\n") + 2)
                        + cosigned(note).lines().toList().getLast() + "\n");
        assertThatThrownBy(() -> BundleCheck.check(unsigned, List.of(WITNESS.key())))
                .hasMessageContaining("no key of the log");
    }

    @Test
    @DisplayName("names a tenant as the verifier does, and no two alike")
    void tenants() {
        for (String tenant : List.of("bright", "a b", "a+b", "..", "ü/%", "a*~_-")) {
            assertThat(Tenants.encoded(tenant)).isEqualTo(Origin.encoded(tenant));
        }
    }
}
