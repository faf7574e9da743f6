package io.rapport.proofs;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that only grows, as the roots of its full subtrees from the largest to the smallest: one for each bit that is
 * set in its size. It is all that is needed to append and to tell the root.
 */
public final class CompactRange {

    private final List<byte[]> roots = new ArrayList<>();
    private long size;

    /** Is told of each node as it becomes full, the leaves (level 0) included. */
    @FunctionalInterface
    public interface FullNodes {
        void full(int level, long index, byte[] hash);
    }

    /** A tree without leaves. */
    public CompactRange() {}

    /**
     * The tree that {@link #bytes()} told of.
     *
     * @throws IllegalArgumentException if there are not as many hashes as the size asks for
     */
    public CompactRange(long size, byte[] bytes) {
        if (size < 0 || bytes.length != Long.bitCount(size) * Hash.SIZE) {
            throw new IllegalArgumentException(
                    "A tree of %d leaves is not kept in %d bytes".formatted(size, bytes.length));
        }
        this.size = size;
        for (int at = 0; at < bytes.length; at += Hash.SIZE) {
            byte[] root = new byte[Hash.SIZE];
            System.arraycopy(bytes, at, root, 0, Hash.SIZE);
            roots.add(root);
        }
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** Adds a leaf. */
    public void append(byte[] leaf, FullNodes told) {
        byte[] hash = leaf;
        long index = size;
        told.full(0, index, hash);
        for (int level = 1; (index & 1) == 1; level++) {
            hash = Hash.ofChildren(roots.removeLast(), hash);
            index >>= 1;
            told.full(level, index, hash);
        }
        roots.add(hash);
        size++;
    }

    /** The root of the tree as it is now. */
    public byte[] root() {
        if (roots.isEmpty()) {
            return Hash.ofNothing();
        }
        byte[] root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = Hash.ofChildren(roots.get(i), root);
        }
        return root.clone();
    }

    /** The hashes one after the other, to go on from later. */
    public byte[] bytes() {
        byte[] bytes = new byte[roots.size() * Hash.SIZE];
        for (int i = 0; i < roots.size(); i++) {
            System.arraycopy(roots.get(i), 0, bytes, i * Hash.SIZE, Hash.SIZE);
        }
        return bytes;
    }
}
