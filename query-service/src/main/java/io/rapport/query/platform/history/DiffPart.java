package io.rapport.query.platform.history;

import io.rapport.events.RapportEvent;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.InvalidFieldException;
import io.rapport.query.platform.web.Limit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which two moments are compared, and which part of what differs is asked for. */
public final class DiffPart {

    /** What its parameters are, for the API description. */
    public static final String BY_IS =
            "By which time the two moments are meant: RECORDED, what was known then; HAPPENED,"
                    + " what had happened by then as far as is known now";

    /** Likewise. */
    public static final String FROM_IS = "The first moment: an instant with its offset, or a position in the log (only"
            + " if they are meant by the time of recording); before all else if it is left out";

    /** Likewise. */
    public static final String TO_IS = "The second moment, likewise; now if it is left out";

    private static final String FROM = "from";
    private static final String TO = "to";

    private final String list;
    private final Class<? extends RapportEvent> context;
    private final By by;
    private final @Nullable String from;
    private final @Nullable String to;
    private final @Nullable Cursor after;
    private final int limit;

    /** By which time the two moments are meant. */
    public enum By {
        /** What was known then. */
        RECORDED,
        /** What had happened in the world by then, as far as is known today. */
        HAPPENED
    }

    /**
     * A part of what differs.
     *
     * @param context of the aggregate's events
     * @param from an instant with its offset or a position; nothing is known before the first event, from which it is
     *     unless said
     * @param to likewise; now unless said
     */
    public DiffPart(
            UUID aggregateId,
            Class<? extends RapportEvent> context,
            By by,
            @Nullable String from,
            @Nullable String to,
            @Nullable String cursor,
            @Nullable Integer limit) {
        this.list = "diff " + by + " " + aggregateId + " " + from + " " + to;
        this.context = context;
        this.by = by;
        this.from = from;
        this.to = to;
        this.after = Cursor.read(cursor, list);
        this.limit = Limit.of(limit);
    }

    Class<? extends RapportEvent> context() {
        return context;
    }

    int limit() {
        return limit;
    }

    /** How many of all were on the pages before. */
    int first() {
        return after == null ? 0 : Math.toIntExact(after.time().toEpochMilli());
    }

    /** The place after so many. */
    Cursor after(int many) {
        return new Cursor(list, Instant.ofEpochMilli(many), new UUID(0, 0));
    }

    /** A moment, in the words in which it was asked for. */
    Difference.Seen told(Side side) {
        return new Difference.Seen(side.position(), by == By.HAPPENED ? side.happenedBy() : null);
    }

    /**
     * The two moments, of a log that goes up to a position.
     *
     * @throws InvalidFieldException if they are not of their form, to come, or the wrong way round
     */
    Moments moments(MemberLog log, long last, @Nullable Instant happenedBy) {
        Moments found;
        boolean isTheWrongWayRound;
        if (by == By.HAPPENED) {
            found = new Moments(
                    new Side(last, from == null ? Instant.EPOCH : Moment.happened(FROM, from, log::isToCome)),
                    new Side(last, to == null ? happenedBy : Moment.happened(TO, to, log::isToCome)));
            isTheWrongWayRound = found.isTheWrongWayRound();
        } else {
            Moment former = from == null ? null : Moment.recorded(FROM, from, log::isToCome);
            Moment latter = to == null ? null : Moment.recorded(TO, to, log::isToCome);
            found = new Moments(
                    new Side(former == null ? 0 : position(log, last, FROM, former), happenedBy),
                    new Side(latter == null ? last : position(log, last, TO, latter), happenedBy));
            // Two instants without an event between them have the same position, and an order all the same.
            isTheWrongWayRound = found.isTheWrongWayRound()
                    || (former != null && latter != null && latter.wasRecordedBefore(former));
        }
        if (isTheWrongWayRound) {
            throw new InvalidFieldException(TO, "The second moment is not before the first one.");
        }
        return found;
    }

    private static long position(MemberLog log, long last, String field, Moment moment) {
        Long asked = moment.position();
        Instant recordedBy = moment.recordedBy();
        long found =
                recordedBy != null ? log.lastRecordedBy(recordedBy) : asked == null ? last : log.existing(field, asked);
        if (found > last && AsOf.current() != null) {
            throw new InvalidFieldException(
                    field, "It is not after " + Moment.AS_OF + ", up to which the log is looked at.");
        }
        return Math.min(last, found);
    }

    /** What is looked at: what was recorded up to a position, and of that what had happened by then. */
    record Side(long position, @Nullable Instant happenedBy) {}

    /** The former one and the latter. */
    record Moments(Side from, Side to) {

        private boolean isTheWrongWayRound() {
            Instant former = from.happenedBy();
            Instant latter = to.happenedBy();
            return to.position() < from.position() || (former != null && latter != null && latter.isBefore(former));
        }
    }
}
