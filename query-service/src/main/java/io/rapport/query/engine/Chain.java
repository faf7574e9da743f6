package io.rapport.query.engine;

import io.rapport.trouble.TroubleException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of one partition that belong to the log: each names the position of the one before it (ADR 19). What does
 * not fit is foreign and set aside. If what was set aside is itself continued, it is not foreign: then records between
 * are missing, and nothing is believed any more.
 */
final class Chain {

    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);

    /** So many of the last links are remembered one by one, further ones ever more sparsely. */
    private static final int CLOSE = 32;

    private static final int MOST_REMEMBERED = 12;
    private static final long NONE = -1;

    /** From so far on a position is held against how many records there are, which Kafka has to be asked. */
    private static final long FAR = 1_000;

    private final List<Link> known;
    private final Deque<Link> last = new ArrayDeque<>(CLOSE);
    private final long rereadUntil;
    private final int partitions;
    private final LongSupplier most;
    private long beforeEnd = NONE;
    private long end;
    private long foreign;
    private long setAside = NONE;

    /**
     * Goes on where the checkpoint is.
     *
     * @param partitions how many the topic has
     * @param most as many records as the topic has, or more; no position is beyond
     */
    Chain(Checkpoint from, int partitions, LongSupplier most) {
        this.partitions = partitions;
        this.most = most;
        this.known = from.trail();
        this.rereadUntil = from.position();
        this.end = from.link();
        this.foreign = from.foreign();
    }

    /** The position of the last record that fitted; 0 before the first. */
    long end() {
        return end;
    }

    /** How many records did not, since the partition was begun. */
    long foreign() {
        return foreign;
    }

    /** What a record is to this partition. */
    enum Place {
        /** It is the next one. */
        NEXT,
        /** It was applied before the topic was created anew. */
        BEFORE,
        /** It does not belong here. */
        FOREIGN,
        /** It is the next one of another history than the one that was applied. */
        OF_ANOTHER_HISTORY
    }

    /** @throws TroubleException if records are missing */
    Place accept(EventHeaders record) {
        if (!fits(record)) {
            requireNotContinued(record);
            return setAside(record);
        }
        long before = end;
        beforeEnd = end;
        end = record.position();
        setAside = NONE;
        if (before < rereadUntil) {
            if (contradicts(before, record)) {
                return Place.OF_ANOTHER_HISTORY;
            }
            if (end <= rereadUntil) {
                return Place.BEFORE;
            }
        }
        if (last.size() == CLOSE) {
            last.removeFirst();
        }
        last.addLast(new Link(end, record.eventId()));
        return Place.NEXT;
    }

    private boolean fits(EventHeaders record) {
        return record.isWellAddressed(partitions)
                && record.previous() == end
                && record.position() > end
                && (record.position() - end <= FAR || record.position() <= most.getAsLong());
    }

    /** Whether a known event should have been here or on the way here, and is not. */
    private boolean contradicts(long before, EventHeaders record) {
        return known.stream()
                .filter(link -> link.position() > before && link.position() <= record.position())
                .anyMatch(link -> !link.equals(new Link(record.position(), record.eventId())));
    }

    private void requireNotContinued(EventHeaders record) {
        if (setAside > 0 && record.previous() == setAside && record.position() > setAside) {
            throw end == 0
                    ? new TroubleException(
                            "TopicNotFromTheBeginning",
                            "Partition " + record.partition() + " of the topic does not begin with its first event:"
                                    + " what is before position " + setAside + " is missing. Fill the topic again.")
                    : new TroubleException(
                            "TopicHasAHole",
                            "Partition " + record.partition() + " of the topic misses what is between positions " + end
                                    + " and " + setAside + ". Fill the topic again.");
        }
    }

    private Place setAside(EventHeaders record) {
        if (setAside == NONE) {
            LOG.warn(
                    "Partition {}, offset {}: a record that does not belong to the log is set aside",
                    record.partition(),
                    record.offset());
        }
        // What lies behind has been here before; what is ahead, or claims the place of the last one, may go on.
        boolean mayGoOn = record.position() > end || (record.previous() == beforeEnd && record.position() != end);
        setAside = record.isWellAddressed(partitions) && mayGoOn ? record.position() : 0;
        foreign++;
        return Place.FOREIGN;
    }

    /** Some of the links so far: the last ones, and of those before ever fewer. */
    List<Link> trail() {
        if (last.isEmpty()) {
            return known;
        }
        List<Link> trail = new ArrayList<>();
        long step = 0;
        long next = 0;
        long index = 0;
        for (Iterator<Link> links = last.descendingIterator(); links.hasNext(); index++) {
            Link link = links.next();
            if (index == next) {
                trail.add(link);
                step = Math.max(1, step * 2);
                next += step;
            }
        }
        long newest = trail.getFirst().position();
        long distance = newest - trail.getLast().position();
        for (Link link : known) {
            if (trail.size() < MOST_REMEMBERED && newest - link.position() >= 2 * distance + 1) {
                trail.add(link);
                distance = newest - link.position();
            }
        }
        return List.copyOf(trail);
    }
}
