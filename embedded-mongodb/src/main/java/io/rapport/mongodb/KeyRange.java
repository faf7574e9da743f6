package io.rapport.mongodb;

import java.util.Arrays;

/** The keys from {@code low} (included) to {@code high} (excluded), in unsigned byte order. */
final class KeyRange {

    private final byte[] low;
    private final byte[] high;
    private final boolean point;

    KeyRange(byte[] low, byte[] high, boolean point) {
        this.low = low;
        this.high = high;
        this.point = point;
    }

    byte[] low() {
        return low;
    }

    byte[] high() {
        return high;
    }

    /** Whether the range holds one value only, so that the index's next field is in order within it. */
    boolean point() {
        return point;
    }

    /** The keys that begin with these bytes. */
    static KeyRange point(byte[] prefix) {
        return new KeyRange(prefix, successor(prefix), true);
    }

    /** The first bytes that are greater than everything that begins with {@code prefix}. */
    static byte[] successor(byte[] prefix) {
        int end = prefix.length;
        while (prefix[end - 1] == (byte) 0xFF) {
            end--;
        }
        byte[] successor = Arrays.copyOf(prefix, end);
        successor[end - 1]++;
        return successor;
    }

    boolean isEmpty() {
        return Arrays.compareUnsigned(low, high) >= 0;
    }

    KeyRange intersect(KeyRange other) {
        KeyRange later = Arrays.compareUnsigned(low, other.low) >= 0 ? this : other;
        KeyRange sooner = Arrays.compareUnsigned(high, other.high) <= 0 ? this : other;
        return new KeyRange(later.low, sooner.high, point || other.point);
    }

    /** The same values in a descending field. */
    KeyRange complement() {
        return point
                ? point(complement(low))
                : new KeyRange(successor(complement(high)), successor(complement(low)), false);
    }

    KeyRange within(byte[] prefix) {
        return new KeyRange(concat(prefix, low), concat(prefix, high), point);
    }

    static byte[] complement(byte[] bytes) {
        byte[] complement = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            complement[i] = (byte) ~bytes[i];
        }
        return complement;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
