package io.rapport.mongodb;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a collection from which reading goes on, however the collection changed since. Needs its read lock. */
sealed interface Walk {

    /**
     * Adds the next documents, at most {@code most}.
     *
     * @return whether there may be more
     */
    boolean advance(DocumentCollection collection, int most, List<Match> found);

    static Walk along(Plan plan) {
        return plan.index() == null
                ? new ByInsertion(plan.backwards())
                : new ByIndex(
                        plan.index(), plan.backwards() ? plan.ranges().reversed() : plan.ranges(), plan.backwards());
    }

    /** All documents, oldest or newest first. */
    final class ByInsertion implements Walk {

        private final boolean backwards;
        private @Nullable StoredDocument last;

        private ByInsertion(boolean backwards) {
            this.backwards = backwards;
        }

        @Override
        public boolean advance(DocumentCollection collection, int most, List<Match> found) {
            int taken = 0;
            while (taken < most) {
                StoredDocument next = following(collection);
                if (next == null) {
                    return false;
                }
                last = next;
                byte[] content = next.content;
                if (content != null) {
                    found.add(new Match(next, content));
                    taken++;
                }
            }
            return true;
        }

        private @Nullable StoredDocument following(DocumentCollection collection) {
            if (last == null) {
                return backwards ? collection.newest() : collection.oldest();
            }
            return backwards ? last.previous : last.next;
        }
    }

    /** The entries in ranges of an index, each document once. */
    final class ByIndex implements Walk {

        private final OrderedIndex index;
        private final Iterator<KeyRange> ranges;
        private final boolean backwards;
        private final Set<StoredDocument> seen = new HashSet<>();
        private @Nullable KeyRange range;
        private @Nullable Iterator<Map.Entry<byte[], StoredDocument>> entries;
        private byte @Nullable [] lastKey;
        private long changes;

        private ByIndex(OrderedIndex index, List<KeyRange> ranges, boolean backwards) {
            this.index = index;
            this.ranges = ranges.iterator();
            this.backwards = backwards;
        }

        @Override
        public boolean advance(DocumentCollection collection, int most, List<Match> found) {
            if (index.isDropped()) {
                throw new MongoServerError(175, "QueryPlanKilled", "the index that a cursor reads was dropped");
            }
            if (changes != collection.changes()) {
                entries = null;
                changes = collection.changes();
            }
            int taken = 0;
            while (taken < most) {
                Map.Entry<byte[], StoredDocument> entry = following();
                if (entry == null) {
                    return false;
                }
                StoredDocument document = entry.getValue();
                byte[] content = document.content;
                if (content != null && (!index.isMultikey() || seen.add(document))) {
                    found.add(new Match(document, content));
                    taken++;
                }
            }
            return true;
        }

        private Map.@Nullable Entry<byte[], StoredDocument> following() {
            while (true) {
                if (range == null) {
                    if (!ranges.hasNext()) {
                        return null;
                    }
                    range = ranges.next();
                    lastKey = null;
                    entries = null;
                }
                if (entries == null) {
                    entries = index.entries(range, backwards, lastKey);
                }
                if (entries.hasNext()) {
                    Map.Entry<byte[], StoredDocument> entry = entries.next();
                    lastKey = entry.getKey();
                    return entry;
                }
                range = null;
            }
        }
    }
}
