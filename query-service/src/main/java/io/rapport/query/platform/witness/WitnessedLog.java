package io.rapport.query.platform.witness;

import io.rapport.query.platform.witness.WitnessedTree.Leaf;
import io.rapport.query.platform.witness.WitnessedTree.Told;
import io.rapport.verifier.SignedCheckpoint;
import io.rapport.verifier.Tenants;
import io.rapport.verifier.TopicRecord;
import io.rapport.verifier.VerifierKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All logs as the topics tell of them from the begin: events are put into their one order by position, whichever
 * partition they come from, and each tenant's checkpoints are held against the tree above its events.
 */
final class WitnessedLog {

    /** So many events are kept that came before one that precedes them. */
    static final int MOST_EARLY = 5_000;

    /** So many leaves are kept behind the last checkpoints, over all tenants, while no checkpoint needs more. */
    static final int MOST_BEHIND = 50_000;

    /** So many checkpoints wait for their events before more are read. */
    static final int MOST_WAITING = 2_000;

    /** So many of a tenant are kept in any case whose events are not on the topic. */
    private static final int LEAST_AHEAD = 16;

    /**
     * So many roots are kept, over all tenants, so that a checkpoint that is told twice is known for the same. One that
     * is neither among these nor its tenant's last one went back.
     */
    private static final int MOST_ROOTS = 20_000;

    private final List<VerifierKey> trusted;
    private final Map<String, WitnessedTree> trees = new HashMap<>();
    private final Map<String, Long> witnessed = new HashMap<>();
    private final Map<String, String> troubles = new TreeMap<>();
    private final PriorityQueue<Early> early = new PriorityQueue<>(Comparator.comparingLong(Early::position));
    private final Map<Told, byte[]> roots = new Roots();
    private boolean allTold;
    private boolean atEnd;
    private long next = 1;

    /** The roots that were borne out last. */
    private static final class Roots extends LinkedHashMap<Told, byte[]> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Told, byte[]> eldest) {
            return size() > MOST_ROOTS;
        }
    }

    /** What is left of an event that has to wait for one before it. */
    private record Early(WitnessedTree tree, Leaf leaf) {

        long position() {
            return leaf.position();
        }
    }

    /** A checkpoint that may be cosigned. */
    record Borne(String tenantId, SignedCheckpoint checkpoint) {}

    /**
     * A log of which nothing was read yet.
     *
     * @param before what was cosigned before, by tenant: the topic has to bear it out again
     */
    WitnessedLog(List<VerifierKey> trusted, Map<String, SignedCheckpoint> before) {
        this.trusted = trusted;
        before.forEach((tenantId, checkpoint) -> {
            tree(tenantId).witnessed(checkpoint);
            witnessed.put(tenantId, checkpoint.size());
        });
    }

    private WitnessedTree tree(String tenantId) {
        WitnessedTree tree = trees.get(tenantId);
        if (tree == null) {
            tree = new WitnessedTree(roots);
            trees.put(tenantId, tree);
            keepAhead(tree);
        }
        return tree;
    }

    /** Before all events were read that there are, nobody knows which checkpoints are ahead of them. */
    private void keepAhead(WitnessedTree tree) {
        if (atEnd) {
            tree.keepAhead(Math.max(LEAST_AHEAD, MOST_WAITING / trees.size()));
        }
    }

    /** A published checkpoint. */
    void checkpoint(String tenantId, String note) {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.of(note);
            String origin = checkpoint.origin();
            if (!origin.endsWith("/" + Tenants.encoded(tenantId))
                    || checkpoint
                            .signedBy(trusted.stream()
                                    .map(key -> key.named(origin))
                                    .toList())
                            .isEmpty()) {
                troubles.put(
                        tenantId, "CheckpointNotSigned: no key of the log that is trusted has signed a checkpoint");
                return;
            }
            tree(tenantId).signed(checkpoint);
        } catch (IllegalArgumentException e) {
            troubles.put(tenantId, "CheckpointNotSigned: a published checkpoint is void: " + e.getMessage());
        }
    }

    /** A record of the event topic. What is none of the log's own is told, and passed over. */
    void event(TopicRecord record) {
        if (!record.isReadable() || record.position() < next) {
            troubles.put(
                    "partition " + record.partition(),
                    "ForeignRecord: the record at offset %d is none of the log's, or comes twice"
                            .formatted(record.offset()));
            return;
        }
        early.add(new Early(tree(record.tenantId()), new Leaf(record.leaf(), record.position())));
        Early first = early.peek();
        while (first != null && first.position() == next) {
            early.remove();
            first.tree().add(first.leaf());
            next++;
            first = early.peek();
        }
    }

    /** Whether so much came before what precedes it that only that should be read. */
    boolean hasManyEarly() {
        return early.size() >= MOST_EARLY;
    }

    /** Whether more events would be of no use before the next checkpoint comes. */
    boolean hasEnough() {
        return behind() >= MOST_BEHIND
                && (isMoreToBeTold() || trees.values().stream().noneMatch(WitnessedTree::needsMore));
    }

    /** How many leaves are kept. */
    long behind() {
        return trees.values().stream().mapToLong(WitnessedTree::behind).sum();
    }

    /** Whether checkpoints can be read that may ask for less than those that are there. */
    private boolean isMoreToBeTold() {
        return !allTold && !hasManyWaiting();
    }

    /** Whether so many checkpoints wait for events that only these should be read. */
    boolean hasManyWaiting() {
        return !atEnd && waiting() >= MOST_WAITING;
    }

    /** How many checkpoints wait for their events. */
    long waiting() {
        return trees.values().stream().mapToLong(WitnessedTree::waiting).sum();
    }

    boolean isAllTold() {
        return allTold;
    }

    /** All checkpoints were told that were there at the begin. */
    void allTold() {
        allTold = true;
        trees.values().forEach(WitnessedTree::toldUpToBefore);
    }

    /** What may be cosigned now, and was not before. */
    List<Borne> borne() {
        if (behind() >= MOST_BEHIND) {
            trees.values().forEach(WitnessedTree::advance);
        }
        List<Borne> borne = new ArrayList<>();
        trees.forEach((tenantId, tree) -> {
            @Nullable SignedCheckpoint checkpoint = tree.next();
            while (checkpoint != null) {
                if (checkpoint.size() > witnessed.getOrDefault(tenantId, 0L)) {
                    witnessed.put(tenantId, checkpoint.size());
                    borne.add(new Borne(tenantId, checkpoint));
                }
                checkpoint = tree.next();
            }
        });
        return borne;
    }

    boolean isAtEnd() {
        return atEnd;
    }

    /** All events were read that were there at the begin. */
    void end() {
        atEnd = true;
        witnessed.forEach((tenantId, size) -> tree(tenantId).end(size));
        trees.values().forEach(this::keepAhead);
    }

    /** The position that all wait for though later ones are there; 0 if none does, or if nobody reads on. */
    long missing() {
        return early.isEmpty() || hasEnough() ? 0 : next;
    }

    /** The last position up to which all events are there. */
    long position() {
        return next - 1;
    }

    /** What is wrong, by what it is about. */
    Map<String, String> troubles() {
        Map<String, String> all = new TreeMap<>(troubles);
        trees.forEach((tenantId, tree) -> {
            String trouble = tree.trouble();
            if (trouble != null) {
                all.put(tenantId, trouble);
            }
        });
        return all;
    }
}
