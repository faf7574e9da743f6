package io.rapport.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A leaf a position, 32 bytes each. */
final class LeafTable {

    private static final int CHUNK = 1 << 15;

    private final List<byte[]> chunks = new ArrayList<>();
    private final BitSet there = new BitSet();

    /** False if there is one already. */
    boolean put(int position, byte[] leaf) {
        if (there.get(position)) {
            return false;
        }
        while (chunks.size() <= position / CHUNK) {
            chunks.add(new byte[CHUNK * Sha256.BYTES]);
        }
        System.arraycopy(leaf, 0, chunks.get(position / CHUNK), position % CHUNK * Sha256.BYTES, Sha256.BYTES);
        there.set(position);
        return true;
    }

    boolean has(int position) {
        return there.get(position);
    }

    boolean isLeaf(int position, byte[] leaf) {
        int from = position % CHUNK * Sha256.BYTES;
        return Arrays.equals(chunks.get(position / CHUNK), from, from + Sha256.BYTES, leaf, 0, leaf.length);
    }

    /** The positions that are there and are greater than this one. */
    int[] after(long position) {
        return there.stream().filter(one -> one > position).toArray();
    }
}
