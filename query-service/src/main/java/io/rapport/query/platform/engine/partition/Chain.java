package io.rapport.query.platform.engine.partition;

import io.rapport.query.platform.engine.progress.Checkpoint;
import io.rapport.query.platform.engine.progress.Link;
import io.rapport.query.platform.engine.topic.EventHeaders;
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
    private static final long NONE = 0;
    private static final long UNKNOWN = -1;

    /** From so far on a position is held against how many records there are, which Kafka has to be asked. */
    private static final long FAR = 1_000;

    private final List<Link> known;
    private final Deque<Link> last = new ArrayDeque<>(CLOSE);
    private final long rereadUntil;
    private final int partitions;
    private final LongSupplier most;
    private long largest;
    private long beforeEnd;
    private long end;
    private long foreign;
    private long aside;
    private boolean told;

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
        this.beforeEnd = beforeEnd(from);
        this.foreign = from.foreign();
        this.aside = from.aside();
    }

    /**
     * The trail has the last two one by one, but is of what was applied: a topic that is read again is not there yet.
     */
    private static long beforeEnd(Checkpoint from) {
        List<Link> trail = from.trail();
        if (from.isReadAgain() || trail.isEmpty()) {
            return UNKNOWN;
        }
        return trail.size() == 1 ? 0 : trail.get(1).position();
    }

    /** The position of the last record that fitted; 0 before the first. */
    long end() {
        return end;
    }

    /** The position of a record that was set aside after it, and may be continued; 0 if there is none. */
    long aside() {
        return aside;
    }

    /** How many records did not, since the partition was begun. */
    long foreign() {
        return foreign;
    }

    /** The same checkpoint, moved to where this chain is by now. */
    Checkpoint moved(Checkpoint checkpoint, long offset, long position) {
        return new Checkpoint(
                checkpoint.topicId(),
                checkpoint.partitions(),
                offset,
                end,
                aside,
                Math.max(checkpoint.position(), position),
                trail(),
                foreign);
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
            setAside(record);
            return Place.FOREIGN;
        }
        long before = end;
        beforeEnd = end;
        end = record.position();
        aside = NONE;
        told = false;
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
                && (record.position() - end <= FAR || isThere(record.position()));
    }

    /** The topic only grows: what it was known to reach need not be asked again. */
    private boolean isThere(long position) {
        if (position > largest) {
            largest = most.getAsLong();
        }
        return position <= largest;
    }

    /** Whether a known event should have been here or on the way here, and is not. */
    private boolean contradicts(long before, EventHeaders record) {
        return known.stream()
                .filter(link -> link.position() > before && link.position() <= record.position())
                .anyMatch(link -> !link.equals(new Link(record.position(), record.eventId())));
    }

    private void requireNotContinued(EventHeaders record) {
        if (aside != NONE && record.previous() == aside && record.position() > aside) {
            throw end == 0
                    ? new TroubleException(
                            "TopicNotFromTheBeginning",
                            "Partition " + record.partition() + " of the topic does not begin with its first event:"
                                    + " what is before position " + aside + " is missing. Fill the topic again.")
                    : new TroubleException(
                            "TopicHasAHole",
                            "Partition " + record.partition() + " of the topic misses what is between positions " + end
                                    + " and " + aside + ". Fill the topic again.");
        }
    }

    /** Counts records that fitted, and turned out to be foreign when they were to be applied. */
    void setAside(int records) {
        foreign += records;
    }

    private void setAside(EventHeaders record) {
        if (!told) {
            told = true;
            LOG.warn(
                    "Partition {}, offset {}: a record that does not belong to the log is set aside",
                    record.partition(),
                    record.offset());
        }
        // What lies behind has been here before; what is ahead, or claims the place of the last one, may go on.
        boolean mayGoOn = record.position() > end || (record.previous() == beforeEnd && record.position() != end);
        if (mayGoOn && record.isWellAddressed(partitions)) {
            aside = record.position();
        }
        foreign++;
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
