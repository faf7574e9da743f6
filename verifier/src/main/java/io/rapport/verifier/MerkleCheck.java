package io.rapport.verifier;

import java.util.Arrays;
import java.util.List;

/** Checks proofs from the leaf upwards, by the bits of the numbers (RFC 9162, sections 2.1.3.2 and 2.1.4.2). */
public final class MerkleCheck {

    private MerkleCheck() {}

    /** Whether a leaf is at its place in the tree of a size and a root. */
    public static boolean includes(long index, long size, byte[] leaf, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !isHash(leaf) || !path.stream().allMatch(MerkleCheck::isHash)) {
            return false;
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] beside : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = Sha256.ofPair(beside, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Sha256.ofPair(hash, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether a leaf is at its place in the subtree of the leaves from one and up to another. */
    public static boolean includes(long index, long start, long end, byte[] leaf, List<byte[]> path, byte[] root) {
        return isSubtree(start, end)
                && index >= start
                && index < end
                && includes(index - start, end - start, leaf, path, root);
    }

    /** Whether the tree of one size and root has become the tree of the other. */
    public static boolean isConsistent(long older, long newer, List<byte[]> path, byte[] olderRoot, byte[] newerRoot) {
        return older > 0 && isPart(0, older, newer, path, olderRoot, newerRoot);
    }

    /** Whether the subtree of the leaves from one and up to another is part of a tree. */
    public static boolean isPart(
            long start, long end, long size, List<byte[]> path, byte[] subtreeRoot, byte[] treeRoot) {
        if (start == end) {
            return start >= 0 && end <= size && path.isEmpty() && Arrays.equals(subtreeRoot, Sha256.of(new byte[0]));
        }
        if (!isSubtree(start, end)
                || end > size
                || (!path.isEmpty() && !isHash(subtreeRoot))
                || !path.stream().allMatch(MerkleCheck::isHash)) {
            return false;
        }
        return new Climb(start, end, size, path, subtreeRoot).endsAt(treeRoot);
    }

    /** From the last full node of the subtree up to both roots at once. */
    private static final class Climb {
        private final long start;
        private final long end;
        private final long size;
        private final List<byte[]> path;
        private final byte[] subtreeRoot;

        Climb(long start, long end, long size, List<byte[]> path, byte[] subtreeRoot) {
            this.start = start;
            this.end = end;
            this.size = size;
            this.path = path;
            this.subtreeRoot = subtreeRoot;
        }

        boolean endsAt(byte[] treeRoot) {
            // first, last and edge are the subtree's first and last leaf and the tree's last one, level by level.
            long first = start;
            long last = end - 1;
            long edge = size - 1;
            int taken = 0;
            boolean whole = end == size;
            if (whole) {
                while (first != last) {
                    first >>= 1;
                    last >>= 1;
                    edge >>= 1;
                }
            } else {
                while (first != last && (last & 1) == 1) {
                    first >>= 1;
                    last >>= 1;
                    edge >>= 1;
                }
            }
            byte[] hash = subtreeRoot;
            if (first != last) {
                if (path.isEmpty()) {
                    return false;
                }
                hash = path.get(taken++);
            }
            byte[] known = hash;
            for (; taken < path.size(); taken++) {
                byte[] beside = path.get(taken);
                if (edge == 0) {
                    return false;
                }
                if ((last & 1) == 1 || last == edge) {
                    if (first < last) {
                        known = Sha256.ofPair(beside, known);
                    }
                    hash = Sha256.ofPair(beside, hash);
                    while ((last & 1) == 0 && last != 0) {
                        first >>= 1;
                        last >>= 1;
                        edge >>= 1;
                    }
                } else {
                    hash = Sha256.ofPair(hash, beside);
                }
                first >>= 1;
                last >>= 1;
                edge >>= 1;
            }
            return edge == 0 && Arrays.equals(known, subtreeRoot) && Arrays.equals(hash, treeRoot);
        }
    }

    /** As Merkle tree certificates have it: it begins at a multiple of the power of two that has room for it. */
    private static boolean isSubtree(long start, long end) {
        if (start < 0 || end <= start) {
            return false;
        }
        int height = Long.SIZE - Long.numberOfLeadingZeros(end - start - 1);
        return height < Long.SIZE - 1 && (start & ((1L << height) - 1)) == 0;
    }

    private static boolean isHash(byte[] bytes) {
        return bytes.length == Sha256.BYTES;
    }
}
