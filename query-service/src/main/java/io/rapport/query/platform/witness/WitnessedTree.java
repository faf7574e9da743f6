package io.rapport.query.platform.witness;

import io.rapport.verifier.Frontier;
import io.rapport.verifier.SignedCheckpoint;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's tree as the topic has it, up to the last checkpoint; the leaves behind that wait for the next one. A
 * checkpoint that is not of this tree is refused, and so is every later one: what was witnessed does not change.
 */
final class WitnessedTree {

    private final Frontier tree = new Frontier();
    private final Queue<Leaf> behind = new ArrayDeque<>();
    private final TreeMap<Long, SignedCheckpoint> waiting = new TreeMap<>();
    private final Map<Told, byte[]> roots;
    private @Nullable SignedCheckpoint before;
    private long position;

    /** Where the last event was that was borne out. */
    private long bornePosition;

    /** So many checkpoints wait for events that the topic does not have. */
    private int mostAhead = Integer.MAX_VALUE;

    private int passedOver;
    private @Nullable String refusal;

    /** A leaf, and where its event is in the log. */
    static final class Leaf {
        private final byte[] hash;
        private final long position;

        Leaf(byte[] hash, long position) {
            this.hash = hash;
            this.position = position;
        }

        long position() {
            return position;
        }
    }

    /** A size at which a tree was borne out. */
    record Told(WitnessedTree tree, long size) {}

    /** @param roots those that were borne out last, of all trees, as far as they are kept */
    WitnessedTree(Map<Told, byte[]> roots) {
        this.roots = roots;
    }

    /** What is wrong with this log, or {@code null} if all is well. */
    @Nullable
    String trouble() {
        return refusal != null || passedOver == 0
                ? refusal
                : ("CheckpointsAhead: %d checkpoints asked for more events than the topic had, beside others, and were"
                                + " passed over; they are looked at with the next start")
                        .formatted(passedOver);
    }

    /** How many events the topic has of the tenant. */
    long size() {
        return tree.size() + behind.size();
    }

    /** How many leaves are kept behind the last checkpoint. */
    int behind() {
        return behind.size();
    }

    /** How many checkpoints wait for their events. */
    int waiting() {
        return waiting.size();
    }

    /** Whether there is a checkpoint of more events than there are. */
    boolean needsMore() {
        return waiting.isEmpty() ? before != null && before.size() > size() : waiting.firstKey() > size();
    }

    /**
     * What was cosigned before anything of the topics was read. It is held against the events in its turn: those that
     * come before it on the topic of checkpoints may be told later than their events.
     */
    void witnessed(SignedCheckpoint checkpoint) {
        before = checkpoint;
    }

    /** Whatever the topic says of checkpoints up to that one was told. */
    void toldUpToBefore() {
        if (before != null) {
            waiting.put(before.size(), before);
            before = null;
        }
    }

    /** The next event of the tenant. Of a log that is refused none is looked at any more. */
    void add(Leaf leaf) {
        if (refusal == null) {
            behind.add(leaf);
        }
    }

    /** A checkpoint that the log has signed. Of a log that is refused none is looked at any more. */
    void signed(SignedCheckpoint checkpoint) {
        if (refusal != null) {
            return;
        }
        long size = checkpoint.size();
        if (before != null && size >= before.size()) {
            toldUpToBefore();
        }
        SignedCheckpoint other = waiting.get(size);
        byte @Nullable [] known = other == null ? rootAt(size) : other.root();
        if (known != null) {
            if (!Arrays.equals(known, checkpoint.root())) {
                refuse("LogForked: two checkpoints of size %d have different roots".formatted(size));
            }
        } else if (size <= tree.size()) {
            refuse("LogWentBack: a checkpoint of size %d came after one of size %d".formatted(size, tree.size()));
        } else {
            waiting.put(size, checkpoint);
            passOver();
        }
    }

    /** The last one is told again whenever another instance begins to lead, however long ago it was. */
    private byte @Nullable [] rootAt(long size) {
        return size > 0 && size == tree.size() ? tree.root() : roots.get(new Told(this, size));
    }

    /**
     * All events were read that there were. A checkpoint that asks for more is of events to come, or of a log that is
     * no more, as after a restore; of these, no more than that many are kept.
     */
    void keepAhead(int most) {
        mostAhead = most;
        passOver();
    }

    private void passOver() {
        while (waiting.size() > mostAhead) {
            waiting.pollLastEntry();
            passedOver++;
        }
    }

    /** Takes leaves into the tree that no checkpoint can ask for by themselves any more, so that they need not wait. */
    void advance() {
        if (!waiting.isEmpty()) {
            advance(waiting.firstKey());
        }
    }

    private void advance(long to) {
        while (tree.size() < to && !behind.isEmpty()) {
            Leaf leaf = behind.remove();
            tree.add(leaf.hash);
            position = leaf.position;
        }
    }

    /** The next checkpoint that the events bear out; {@code null} if there is none yet, or the log is refused. */
    @Nullable
    SignedCheckpoint next() {
        if (waiting.isEmpty() || needsMore()) {
            return null;
        }
        SignedCheckpoint checkpoint = waiting.pollFirstEntry().getValue();
        advance(checkpoint.size());
        if (!Arrays.equals(tree.root(), checkpoint.root())) {
            refuse(
                    ("LogRewritten: the checkpoint of size %d is not of the events on the topic; one of those after position"
                                    + " %d and up to %d is not the one that was signed")
                            .formatted(checkpoint.size(), bornePosition, position));
            return null;
        }
        roots.put(new Told(this, checkpoint.size()), checkpoint.root());
        bornePosition = position;
        return checkpoint;
    }

    /** The topic has no more events: what was witnessed before has to be among those that it has. */
    void end(long witnessed) {
        if (size() < witnessed) {
            refuse("LogTruncated: %d events were witnessed, and the topic has %d".formatted(witnessed, size()));
        }
    }

    private void refuse(String why) {
        if (refusal == null) {
            refusal = why;
            behind.clear();
            waiting.clear();
            before = null;
        }
    }
}
