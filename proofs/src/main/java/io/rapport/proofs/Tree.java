package io.rapport.proofs;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree of a size, and what proves things of it (RFC 9162, section 2.1; subtrees as Merkle tree certificates have).
 */
public final class Tree {

    private final Nodes nodes;
    private final long size;

    /**
     * Tells the hash of a full node: it stands for the leaves from {@code index << level} on, {@code 1 << level} of
     * them.
     */
    @FunctionalInterface
    public interface Nodes {
        byte[] hash(int level, long index);
    }

    /** The tree of the first {@code size} leaves. */
    public Tree(Nodes nodes, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("A tree has no fewer than 0 leaves");
        }
        this.nodes = nodes;
        this.size = size;
    }

    /** The hash above all leaves. */
    public byte[] root() {
        return hash(0, size);
    }

    /** The hash above the leaves from one and up to another, as if there were no others. */
    public byte[] hash(long start, long end) {
        long leaves = end - start;
        if (leaves == 0) {
            return Hash.ofNothing();
        }
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return nodes.hash(level, start >> level);
        }
        long middle = start + split(leaves);
        return Hash.ofChildren(hash(start, middle), hash(middle, end));
    }

    /** What proves that a leaf is in the tree. */
    public List<byte[]> inclusion(long index) {
        require(index >= 0 && index < size, "There is no such leaf");
        List<byte[]> proof = new ArrayList<>();
        path(index, 0, size, proof);
        return proof;
    }

    private void path(long index, long start, long end, List<byte[]> proof) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            path(index, start, middle, proof);
            proof.add(hash(middle, end));
        } else {
            path(index, middle, end, proof);
            proof.add(hash(start, middle));
        }
    }

    /** What proves that the tree of the first {@code older} leaves has become this one. */
    public List<byte[]> consistency(long older) {
        require(older > 0 && older <= size, "No such tree has become this one");
        return consistency(0, older);
    }

    /** What proves that the subtree of the leaves from one and up to another is part of this one. */
    public List<byte[]> consistency(long start, long end) {
        require(start >= 0 && start < end && end <= size, "There is no such subtree");
        List<byte[]> proof = new ArrayList<>();
        subpath(start, end, 0, size, true, proof);
        return proof;
    }

    private void subpath(long start, long end, long from, long to, boolean known, List<byte[]> proof) {
        if (start == from && end == to) {
            if (!known) {
                proof.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (end <= middle) {
            subpath(start, end, from, middle, known, proof);
            proof.add(hash(middle, to));
        } else if (middle <= start) {
            subpath(start, end, middle, to, known, proof);
            proof.add(hash(from, middle));
        } else {
            subpath(middle, end, middle, to, false, proof);
            proof.add(hash(from, middle));
        }
    }

    /** How many leaves are left of the middle: the largest power of two that is smaller. */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
