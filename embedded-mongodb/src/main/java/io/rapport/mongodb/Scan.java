package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The documents of a plan that match the filter, read piece by piece: the collection is locked only while a piece of
 * index is copied, and no more is read ahead than was asked for, twice as much each time.
 */
final class Scan implements Iterator<Match> {

    private static final int LONGEST_PIECE = 1_000;

    private final DocumentCollection collection;
    private final Document filter;
    private final boolean covered;
    private final Walk walk;
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private final List<Match> piece = new ArrayList<>();
    private int position;
    private int length;
    private boolean more = true;
    private boolean ready;

    /** A scan of which so many documents are wanted at first. */
    Scan(DocumentCollection collection, Plan plan, Document filter, int first) {
        this.collection = collection;
        this.filter = filter;
        this.covered = plan.covered();
        this.walk = Walk.along(plan);
        this.length = Math.clamp(first, 1, LONGEST_PIECE);
    }

    @Override
    public boolean hasNext() {
        while (!ready) {
            while (position < piece.size()) {
                if (covered || matcher.matches(piece.get(position).document(), filter)) {
                    ready = true;
                    return true;
                }
                position++;
            }
            if (!more) {
                return false;
            }
            piece.clear();
            position = 0;
            more = collection.advance(walk, length, piece);
            length = Math.min(length * 2, LONGEST_PIECE);
        }
        return true;
    }

    @Override
    public Match next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        return piece.get(position++);
    }
}
