package io.rapport.mongodb;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
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
                : new ByIndex(plan.index(), plan.lanes(), plan.backwards());
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

    /** What lies in the lanes of an index, merged, each document once. */
    final class ByIndex implements Walk {

        private final OrderedIndex index;
        private final List<LaneReader> lanes;
        private final PriorityQueue<LaneReader> next = new PriorityQueue<>(LaneReader::compare);
        private final Set<StoredDocument> seen = new HashSet<>();
        private long changes = -1;

        private ByIndex(OrderedIndex index, List<Lane> lanes, boolean backwards) {
            this.index = index;
            this.lanes = lanes.stream()
                    .map(lane -> new LaneReader(index, lane, backwards))
                    .toList();
        }

        @Override
        public boolean advance(DocumentCollection collection, int most, List<Match> found) {
            if (index.isDropped()) {
                throw new MongoServerError(175, "QueryPlanKilled", "the index that a cursor reads was dropped");
            }
            if (changes != collection.changes()) {
                changes = collection.changes();
                reopen();
            }
            int taken = 0;
            while (taken < most) {
                LaneReader lane = next.poll();
                if (lane == null) {
                    return false;
                }
                StoredDocument document = lane.next();
                if (lane.hasNext()) {
                    next.add(lane);
                }
                byte[] content = document.content;
                if (content != null && (!index.isMultikey() || seen.add(document))) {
                    found.add(new Match(document, content));
                    taken++;
                }
            }
            return true;
        }

        private void reopen() {
            next.clear();
            lanes.forEach(LaneReader::reopen);
            lanes.stream().filter(LaneReader::hasNext).forEach(next::add);
        }
    }
}
