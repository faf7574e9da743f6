package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * What is wanted from a collection.
 *
 * @param limit 0 for no limit
 */
record Query(Document filter, SortOrder order, long skip, long limit) {

    private static final int USUAL_BATCH = 101;

    Query {
        filter = Filters.apart(filter);
    }

    static Query of(Document filter) {
        return new Query(filter, SortOrder.ANY, 0, 0);
    }

    static boolean matches(Document document, Document filter) {
        return new DefaultQueryMatcher().matches(document, filter);
    }

    /** The answer, read as it is asked for if an index has the order, and sorted in memory otherwise. */
    Iterator<Match> run(DocumentCollection collection) {
        return run(collection, USUAL_BATCH);
    }

    /** The same, for who will ask for so many documents at once. */
    Iterator<Match> run(DocumentCollection collection, int batch) {
        Plan plan = plan(collection);
        long first = limit == 0 ? batch : limit;
        int piece = (int) Math.min(skip + first, Integer.MAX_VALUE);
        Scan scan = new Scan(collection, plan, filter, piece);
        return new Page(plan.ordered() ? scan : sorted(scan), skip, limit);
    }

    Plan plan(DocumentCollection collection) {
        return Planner.plan(collection.indexes(), filter, order, limit > 0);
    }

    long count(DocumentCollection collection) {
        if (filter.isEmpty()) {
            return cut(collection.size());
        }
        Plan plan = plan(collection);
        long atMost = limit == 0 ? Long.MAX_VALUE : skip + limit;
        long count = 0;
        if (plan.covered()) {
            Walk walk = Walk.along(plan);
            boolean more = true;
            while (more && count < atMost) {
                List<Match> piece = new ArrayList<>();
                more = collection.advance(walk, 1_000, piece);
                count += piece.size();
            }
        } else {
            for (Scan scan = new Scan(collection, plan, filter, 1_000); count < atMost && scan.hasNext(); scan.next()) {
                count++;
            }
        }
        return cut(count);
    }

    private long cut(long count) {
        long left = Math.max(0, count - skip);
        return limit == 0 ? left : Math.min(left, limit);
    }

    /** With a limit, no more than that many are held at any time. */
    private Iterator<Match> sorted(Iterator<Match> unsorted) {
        long most = limit == 0 ? Long.MAX_VALUE : skip + limit;
        PriorityQueue<Keyed<Match>> best =
                new PriorityQueue<>(Keyed.<Match>order().reversed());
        for (long found = 0; unsorted.hasNext(); found++) {
            Match match = unsorted.next();
            // decoded for its key only: what is held until the end is the bytes
            byte[] key = order.keyOf(match.document());
            best.add(new Keyed<>(key, found, new Match(match.stored(), match.content())));
            if (best.size() > most) {
                best.poll();
            }
        }
        return best.stream().sorted(Keyed.order()).map(Keyed::value).iterator();
    }

    /** Skips and limits. */
    private static final class Page implements Iterator<Match> {

        private final Iterator<Match> all;
        private long toSkip;
        private long left;

        Page(Iterator<Match> all, long skip, long limit) {
            this.all = all;
            this.toSkip = skip;
            this.left = limit == 0 ? Long.MAX_VALUE : limit;
        }

        @Override
        public boolean hasNext() {
            while (toSkip > 0 && all.hasNext()) {
                all.next();
                toSkip--;
            }
            return left > 0 && all.hasNext();
        }

        @Override
        public Match next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Match match = all.next();
            left--;
            return match;
        }
    }
}
