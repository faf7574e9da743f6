package io.rapport.mongodb;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads one lane of an index, and finds its place again after the index changed. */
final class LaneReader {

    private final OrderedIndex index;
    private final int prefix;
    private final List<KeyRange> ranges;
    private final boolean backwards;
    private int range;
    private byte @Nullable [] lastKey;
    private @Nullable Iterator<Map.Entry<byte[], StoredDocument>> entries;
    private Map.@Nullable Entry<byte[], StoredDocument> head;

    LaneReader(OrderedIndex index, Lane lane, boolean backwards) {
        this.index = index;
        this.prefix = lane.prefix();
        this.ranges = backwards ? lane.ranges().reversed() : lane.ranges();
        this.backwards = backwards;
    }

    /** To be called when the index changed since the last call: what was looked at may be gone. */
    void reopen() {
        entries = null;
        head = null;
    }

    boolean hasNext() {
        while (head == null && range < ranges.size()) {
            if (entries == null) {
                entries = index.entries(ranges.get(range), backwards, lastKey);
            }
            if (entries.hasNext()) {
                head = entries.next();
            } else {
                range++;
                lastKey = null;
                entries = null;
            }
        }
        return head != null;
    }

    StoredDocument next() {
        if (!hasNext() || head == null) {
            throw new NoSuchElementException();
        }
        StoredDocument document = head.getValue();
        lastKey = head.getKey();
        head = null;
        return document;
    }

    /** Compares what comes next in two lanes, neither of which is at its end. */
    static int compare(LaneReader one, LaneReader other) {
        byte[] a = one.headKey();
        byte[] b = other.headKey();
        int ascending = Arrays.compareUnsigned(a, one.prefix, a.length, b, other.prefix, b.length);
        return one.backwards ? -ascending : ascending;
    }

    private byte[] headKey() {
        if (head == null) {
            throw new IllegalStateException("at its end");
        }
        return head.getKey();
    }
}
