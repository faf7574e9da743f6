package io.rapport.proofs;

import java.util.Arrays;
import java.util.List;

/** Checks a proof by going down the tree as the proof was made; what signs checkpoints checks itself with it. */
public final class ProofCheck {

    private final List<byte[]> proof;
    private int left;

    private ProofCheck(List<byte[]> proof) {
        this.proof = proof;
        this.left = proof.size();
    }

    private static final class Roots {
        final byte[] known;
        final byte[] whole;

        Roots(byte[] known, byte[] whole) {
            this.known = known;
            this.whole = whole;
        }
    }

    private static final class TooShortException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooShortException() {
            super(null, null, false, false);
        }
    }

    /** Whether a leaf is at its place in the tree of a size and a root. */
    public static boolean includes(long index, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        return includes(index, 0, size, leaf, proof, root);
    }

    /** Whether a leaf is at its place in the subtree of the leaves from one and up to another. */
    public static boolean includes(long index, long start, long end, byte[] leaf, List<byte[]> proof, byte[] root) {
        if (!isSubtree(start, end) || index < start || index >= end || !areHashes(leaf, proof)) {
            return false;
        }
        ProofCheck check = new ProofCheck(proof);
        try {
            byte[] found = check.above(index - start, end - start, leaf);
            return check.left == 0 && Arrays.equals(found, root);
        } catch (TooShortException e) {
            return false;
        }
    }

    /** Whether the tree of one size and root has become the tree of the other. */
    public static boolean isConsistent(long older, long newer, List<byte[]> proof, byte[] olderRoot, byte[] newerRoot) {
        return older > 0 && isPart(0, older, newer, proof, olderRoot, newerRoot);
    }

    /** Whether the subtree of the leaves from one and up to another is part of a tree. */
    public static boolean isPart(
            long start, long end, long size, List<byte[]> proof, byte[] subtreeRoot, byte[] treeRoot) {
        if (start == end) {
            return start >= 0 && end <= size && proof.isEmpty() && Arrays.equals(subtreeRoot, Hash.ofNothing());
        }
        if (!isSubtree(start, end) || end > size || (!proof.isEmpty() && !areHashes(subtreeRoot, proof))) {
            return false;
        }
        ProofCheck check = new ProofCheck(proof);
        try {
            Roots roots = check.above(start, end, size, true, subtreeRoot);
            return check.left == 0 && Arrays.equals(roots.known, subtreeRoot) && Arrays.equals(roots.whole, treeRoot);
        } catch (TooShortException e) {
            return false;
        }
    }

    private byte[] above(long index, long size, byte[] leaf) {
        if (size == 1) {
            return leaf;
        }
        long middle = Tree.split(size);
        byte[] beside = next();
        return index < middle
                ? Hash.ofChildren(above(index, middle, leaf), beside)
                : Hash.ofChildren(beside, above(index - middle, size - middle, leaf));
    }

    private Roots above(long start, long end, long size, boolean known, byte[] subtree) {
        if (start == 0 && end == size) {
            byte[] hash = known ? subtree : next();
            return new Roots(hash, hash);
        }
        long middle = Tree.split(size);
        byte[] beside = next();
        if (end <= middle) {
            Roots below = above(start, end, middle, known, subtree);
            return new Roots(below.known, Hash.ofChildren(below.whole, beside));
        }
        if (middle <= start) {
            Roots below = above(start - middle, end - middle, size - middle, known, subtree);
            return new Roots(below.known, Hash.ofChildren(beside, below.whole));
        }
        Roots below = above(0, end - middle, size - middle, false, subtree);
        return new Roots(Hash.ofChildren(beside, below.known), Hash.ofChildren(beside, below.whole));
    }

    /** The proof's end is nearest to the root. */
    private byte[] next() {
        if (left == 0) {
            throw new TooShortException();
        }
        return proof.get(--left);
    }

    /** Numbers that are too large for a long are negative, and so refused. */
    private static boolean isSubtree(long start, long end) {
        if (start < 0 || end <= start) {
            return false;
        }
        long leaves = end - start;
        long span = leaves == 1 ? 1 : Long.highestOneBit(leaves - 1) << 1;
        return span > 0 && start % span == 0;
    }

    private static boolean areHashes(byte[] one, List<byte[]> others) {
        return one.length == Hash.SIZE && others.stream().allMatch(hash -> hash.length == Hash.SIZE);
    }
}
