package io.rapport.verifier;

import io.rapport.verifier.Finding.What;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints in a store and on the topic: whether they are signed, agree, and are of the trees above the events.
 */
final class CheckpointCheck {

    private final String name;
    private final List<VerifierKey> keys;
    private final List<Finding> findings;
    private final Map<String, TreeMap<Long, Kept>> kept = new HashMap<>();
    private final Set<String> notes = new HashSet<>();
    private final Set<String> published = new HashSet<>();
    private final Map<String, String> rootOf = new HashMap<>();

    private record Kept(SignedCheckpoint checkpoint, String frontier) {}

    CheckpointCheck(String name, List<VerifierKey> keys, List<Finding> findings) {
        this.name = name;
        this.keys = keys;
        this.findings = findings;
    }

    private static String where(String tenantId, long size) {
        return "checkpoint %d of tenant %s".formatted(size, tenantId);
    }

    /** A checkpoint of the store. */
    void stored(String tenantId, long size, byte[] root, byte[] frontier, String note) {
        String where = where(tenantId, size);
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.of(note);
            notes.add(note);
            if (!checkpoint.origin().equals(origin(tenantId))
                    || checkpoint.size() != size
                    || !Arrays.equals(checkpoint.root(), root)) {
                findings.add(new Finding(
                        What.CHECKPOINT_UNREADABLE,
                        0,
                        where,
                        "what is stored beside its note is not what the note says"));
            }
            requireSigned(checkpoint, tenantId, where);
            kept.computeIfAbsent(tenantId, first -> new TreeMap<>())
                    .put(size, new Kept(checkpoint, Base64.getEncoder().encodeToString(frontier)));
            rootOf.put(where, Base64.getEncoder().encodeToString(checkpoint.root()));
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(What.CHECKPOINT_UNREADABLE, 0, where, String.valueOf(e.getMessage())));
        }
    }

    /** What the store keeps as a witness's signature of a checkpoint, which is {@code null} if it is not there. */
    void cosigned(String tenantId, long size, String witness, String line, @Nullable String note) {
        String where = where(tenantId, size);
        try {
            VerifierKey key = VerifierKey.of(witness);
            if (!key.isWitness() || (anyWitness() && !keys.contains(key))) {
                findings.add(new Finding(
                        What.COSIGNATURE_FALSE, 0, where, "it is cosigned by a key that is none of a trusted witness"));
            } else if (note == null
                    || SignedCheckpoint.of(note + line).cosignedBy(List.of(key)).isEmpty()) {
                findings.add(new Finding(What.COSIGNATURE_FALSE, 0, where, "the cosignature is of something else"));
            }
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(What.COSIGNATURE_FALSE, 0, where, String.valueOf(e.getMessage())));
        }
    }

    private boolean anyWitness() {
        return keys.stream().anyMatch(VerifierKey::isWitness);
    }

    /** A checkpoint of the topic; those of the store came before. */
    void published(String tenantId, String note) {
        SignedCheckpoint checkpoint;
        try {
            checkpoint = SignedCheckpoint.of(note);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(
                    What.CHECKPOINT_UNREADABLE,
                    0,
                    "a published checkpoint of tenant " + tenantId,
                    String.valueOf(e.getMessage())));
            return;
        }
        String where = where(tenantId, checkpoint.size()) + " on the topic";
        if (!checkpoint.origin().equals(origin(tenantId))) {
            findings.add(new Finding(What.CHECKPOINT_UNREADABLE, 0, where, "it is of the log " + checkpoint.origin()));
            return;
        }
        boolean signed = requireSigned(checkpoint, tenantId, where);
        String root = Base64.getEncoder().encodeToString(checkpoint.root());
        String stored = rootOf.get(where(tenantId, checkpoint.size()));
        if (signed && stored != null && !stored.equals(root)) {
            findings.add(new Finding(
                    What.LOG_FORKED, 0, where, "it has another root than the one of the same size in the store"));
        }
        if (!notes.remove(note) && published.add(note)) {
            findings.add(new Finding(What.CHECKPOINT_NOT_IN_BOTH, 0, where, "the store does not have it"));
            if (signed && stored == null) {
                kept.computeIfAbsent(tenantId, first -> new TreeMap<>())
                        .put(checkpoint.size(), new Kept(checkpoint, ""));
            }
        } else {
            published.add(note);
        }
    }

    /** What is in the store and was not on the topic. */
    void unpublished() {
        for (String note : notes) {
            if (!published.contains(note)) {
                SignedCheckpoint checkpoint = SignedCheckpoint.of(note);
                findings.add(new Finding(
                        What.CHECKPOINT_NOT_IN_BOTH,
                        0,
                        "checkpoint %d of %s".formatted(checkpoint.size(), checkpoint.origin()),
                        "it was never published"));
            }
        }
    }

    private boolean requireSigned(SignedCheckpoint checkpoint, String tenantId, String where) {
        String origin = origin(tenantId);
        try {
            List<VerifierKey> ofLog = keys.stream()
                    .filter(key -> !key.isWitness())
                    .map(key -> key.named(origin))
                    .toList();
            if (!checkpoint.signedBy(ofLog).isEmpty()) {
                return true;
            }
            findings.add(new Finding(What.CHECKPOINT_NOT_SIGNED, 0, where, "no key that is trusted has signed it"));
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(What.CHECKPOINT_NOT_SIGNED, 0, where, String.valueOf(e.getMessage())));
        }
        return false;
    }

    private String origin(String tenantId) {
        return name + "/" + Tenants.encoded(tenantId);
    }

    /** The tenant's tree has just come to this size, with the event at this position. */
    void reached(String tenantId, Frontier tree, long position) {
        TreeMap<Long, Kept> checkpoints = kept.get(tenantId);
        Kept signed = checkpoints == null ? null : checkpoints.remove(tree.size());
        if (signed == null) {
            return;
        }
        if (!Arrays.equals(signed.checkpoint.root(), tree.root())) {
            findings.add(new Finding(
                    What.TREE_NOT_AS_SIGNED,
                    position,
                    where(tenantId, tree.size()),
                    "an event up to here is not the one that was signed"));
        }
        if (!signed.frontier.isEmpty() && !signed.frontier.equals(frontier(tree))) {
            findings.add(new Finding(
                    What.NODE_NOT_OF_TREE,
                    position,
                    where(tenantId, tree.size()),
                    "its frontier is not that of the tree"));
        }
    }

    private static String frontier(Frontier tree) {
        List<String> hashes = tree.hashes().reversed();
        byte[] all = new byte[hashes.size() * Sha256.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(Base64.getDecoder().decode(hashes.get(i)), 0, all, i * Sha256.BYTES, Sha256.BYTES);
        }
        return Base64.getEncoder().encodeToString(all);
    }

    /** Checkpoints that the log never came to. */
    void missed(Map<String, Frontier> trees) {
        kept.forEach((tenantId, checkpoints) -> checkpoints.forEach((size, one) -> {
            Frontier tree = trees.get(tenantId);
            findings.add(new Finding(
                    What.LOG_OF_ANOTHER_LENGTH,
                    0,
                    where(tenantId, size),
                    "the tenant's log has %d events".formatted(tree == null ? 0 : tree.size())));
        }));
    }
}
