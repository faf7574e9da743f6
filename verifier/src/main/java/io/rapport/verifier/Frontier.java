package io.rapport.verifier;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The root of a tree leaf by leaf. One hash a level is kept, where the size has a bit. */
public final class Frontier {

    private final byte[][] levels = new byte[Long.SIZE][];
    private long size;

    public long size() {
        return size;
    }

    /** Is told of nodes that can change no more. */
    @FunctionalInterface
    interface Full {
        void full(int level, long number, byte[] hash);
    }

    /** Adds a leaf. */
    public void add(byte[] leaf) {
        add(leaf, (level, number, hash) -> {});
    }

    /** Adds a leaf as one adds one to a binary number: with a carry. */
    void add(byte[] leaf, Full told) {
        byte[] carry = leaf;
        int level = 0;
        while (((size >> level) & 1) == 1) {
            carry = Sha256.ofPair(levels[level], carry);
            levels[level] = new byte[0];
            level++;
            told.full(level, size >> level, carry);
        }
        levels[level] = carry;
        size++;
    }

    public byte[] root() {
        byte[] root = new byte[0];
        for (int level = 0; level < Long.SIZE; level++) {
            if (((size >> level) & 1) == 1) {
                root = root.length == 0 ? levels[level] : Sha256.ofPair(levels[level], root);
            }
        }
        return root.length == 0 ? Sha256.of(root) : root.clone();
    }

    /** All of it as text, for {@link #of}. */
    public List<String> hashes() {
        List<String> hashes = new ArrayList<>();
        for (int level = 0; level < Long.SIZE; level++) {
            if (((size >> level) & 1) == 1) {
                hashes.add(Base64.getEncoder().encodeToString(levels[level]));
            }
        }
        return hashes;
    }

    /**
     * What was kept as text.
     *
     * @throws IllegalArgumentException if the hashes are not of that size
     */
    public static Frontier of(long size, List<String> hashes) {
        if (size < 0 || hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("These are not the hashes of a tree of %d leaves".formatted(size));
        }
        Frontier frontier = new Frontier();
        frontier.size = size;
        int next = 0;
        for (int level = 0; level < Long.SIZE; level++) {
            if (((size >> level) & 1) == 1) {
                frontier.levels[level] = ExactBase64.decode(hashes.get(next++), "a hash");
            }
        }
        return frontier;
    }

    public Frontier copy() {
        Frontier copy = new Frontier();
        System.arraycopy(levels, 0, copy.levels, 0, levels.length);
        copy.size = size;
        return copy;
    }

    @Override
    public String toString() {
        return size + " leaves, " + Base64.getEncoder().encodeToString(root());
    }
}
