package io.rapport.command.platform.relay;

import io.rapport.command.platform.relay.TopicContents.Foreign;
import io.rapport.command.platform.relay.TopicReader.Claim;
import io.rapport.command.platform.relay.TopicReader.Range;
import io.rapport.command.platform.relay.TopicReader.Seen;
import io.rapport.trouble.Trouble;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the topic holds this log, and up to where. A record is ours if the log has that very event at the
 * position that it claims. From the last one that is ours each partition is read as its readers read it: what continues
 * the chain there is of another history, and what does not is foreign. However much there is, little of it is in memory
 * at a time.
 */
final class TopicInspection {

    private static final long FEW = 16;
    private static final long MANY = 1_024;
    private static final int TIMES = 8;

    /** How far back the log is asked whether a partition has lost its end: several transactions. */
    private static final long TRANSACTIONS = 5L * EventLog.MOST_EVENTS;

    private final TopicReader reader;
    private final EventLog log;

    /** What there is, and what has been found out about it, by partition. */
    private final Map<Integer, Range> everything = new TreeMap<>();

    private final Map<Integer, Start> starts = new TreeMap<>();
    private final Map<Integer, Seen> tails = new TreeMap<>();
    private final Map<Integer, Foreign> foreign = new TreeMap<>();
    private PartitionEnds ends = new PartitionEnds(new long[0]);
    private long forkedFrom = Long.MAX_VALUE;
    private long forkedTo;
    private @Nullable String incomplete;

    /** The first record of a partition that its readers accept. */
    private record Start(Claim claim, boolean isOurs) {}

    TopicInspection(TopicReader reader, EventLog log) {
        this.reader = reader;
        this.log = log;
    }

    /**
     * Inspects the topic.
     *
     * @param comparedUpTo a position whose transaction is over: of a later one some partitions may show and others not
     */
    TopicContents inspect(long comparedUpTo) throws SQLException {
        everything.putAll(reader.everything());
        ends = new PartitionEnds(new long[everything.size()]);
        everything.forEach((partition, range) -> {
            if (range.from() > 0) {
                lacks("partition %d begins with offset %d: what was before is deleted"
                        .formatted(partition, range.from()));
            }
        });
        if (incomplete == null) {
            findStarts();
            findTails();
            readBehindTails();
            compareEnds(comparedUpTo);
        }
        long first = starts.values().stream()
                .mapToLong(start -> start.claim().position())
                .min()
                .orElse(0);
        return new TopicContents(first, ends, List.copyOf(foreign.values()), trouble());
    }

    private @Nullable Trouble trouble() {
        if (forkedTo > 0) {
            return new Trouble(
                    "ForkedTopic",
                    "positions %d to %d on the topic are not those of the log; fill it anew"
                            .formatted(forkedFrom, forkedTo));
        }
        return incomplete == null ? null : new Trouble("IncompleteTopic", incomplete + "; fill it anew");
    }

    private void lacks(String what) {
        if (incomplete == null) {
            incomplete = what;
        }
    }

    private void fork(long from, long to) {
        forkedFrom = Math.min(forkedFrom, from);
        forkedTo = Math.max(forkedTo, to);
    }

    /** Reads from the beginning of each partition to the first record that is ours or passes for one. */
    private void findStarts() throws SQLException {
        Map<Integer, Range> left = new TreeMap<>(everything);
        left.values().removeIf(Range::isEmpty);
        for (long size = FEW; !left.isEmpty(); size = Math.min(MANY, size * TIMES)) {
            long atMost = size;
            Map<Integer, Range> chunk = new TreeMap<>(left);
            chunk.replaceAll(
                    (partition, range) -> new Range(range.from(), Math.min(range.end(), range.from() + atMost)));
            Map<Integer, List<Seen>> seen = read(chunk);
            Map<Long, EventLog.Origin> known = known(seen);
            left.replaceAll((partition, range) ->
                    new Range(chunk.getOrDefault(partition, range).end(), range.end()));
            left.entrySet().removeIf(entry -> {
                boolean begun = start(entry.getKey(), seen.getOrDefault(entry.getKey(), List.of()), known);
                return begun || entry.getValue().isEmpty();
            });
        }
    }

    private boolean start(int partition, List<Seen> records, Map<Long, EventLog.Origin> known) {
        for (Seen record : records) {
            Claim claim = record.claim();
            boolean ours = claim != null && isOurs(claim, known);
            if (claim != null && (ours || claim.follows(0))) {
                foreign.remove(partition);
                starts.put(partition, new Start(claim, ours));
                if (!ours) {
                    fork(claim.position(), claim.position());
                } else if (claim.previous() != 0) {
                    lacks(whatIsBefore(partition, claim));
                }
                return true;
            }
            isForeign(record);
        }
        return false;
    }

    private static String whatIsBefore(int partition, Claim claim) {
        return claim.previous() < 0
                ? "partition %d was filled by an earlier version, whose records do not say what is before them"
                        .formatted(partition)
                : "partition %d begins with position %d, and %d was before it"
                        .formatted(partition, claim.position(), claim.previous());
    }

    /** Reads backwards from the end of each partition to the last record that is ours. */
    private void findTails() throws SQLException {
        Map<Integer, Range> left = new TreeMap<>(everything);
        left.keySet().retainAll(starts.keySet());
        for (long size = FEW; !left.isEmpty(); size = Math.min(MANY, size * TIMES)) {
            long atMost = size;
            Map<Integer, Range> chunk = new TreeMap<>(left);
            chunk.replaceAll(
                    (partition, range) -> new Range(Math.max(range.from(), range.end() - atMost), range.end()));
            Map<Integer, List<Seen>> seen = read(chunk);
            Map<Long, EventLog.Origin> known = known(seen);
            left.replaceAll((partition, range) ->
                    new Range(range.from(), chunk.getOrDefault(partition, range).from()));
            left.entrySet().removeIf(entry -> {
                boolean found = tail(entry.getKey(), seen.getOrDefault(entry.getKey(), List.of()), known);
                return isOfAnotherLog(entry.getKey(), seen)
                        || found
                        || entry.getValue().isEmpty();
            });
        }
    }

    /** The last one is the highest: a record that was copied to the end is ours too, and has no place there. */
    private boolean tail(int partition, List<Seen> records, Map<Long, EventLog.Origin> known) {
        for (Seen record : records) {
            Claim claim = record.claim();
            EventLog.Origin origin = claim == null ? null : known.get(claim.position());
            if (claim != null && origin != null && isOurs(claim, known)) {
                if (ends.partitionOf(origin.key()) != partition) {
                    lacks("the topic had another number of partitions when partition %d was filled"
                            .formatted(partition));
                }
                if (claim.previous() < 0) {
                    lacks(whatIsBefore(partition, claim));
                }
                if (claim.position() > ends.last(partition)) {
                    ends.append(partition, claim.position());
                    tails.put(partition, record);
                }
            }
        }
        return tails.containsKey(partition);
    }

    /** A log of which nothing is known need not be read as a whole: its end tells how far it goes. */
    private boolean isOfAnotherLog(int partition, Map<Integer, List<Seen>> seen) {
        Start start = starts.get(partition);
        if (start == null || start.isOurs()) {
            return false;
        }
        for (Seen record : seen.getOrDefault(partition, List.of())) {
            Claim claim = record.claim();
            if (claim != null && claim.previous() >= start.claim().position()) {
                fork(start.claim().position(), claim.position());
            }
        }
        return true;
    }

    /** Reads on from the last record that is ours, as the readers of the topic do. */
    private void readBehindTails() {
        Map<Integer, Range> behind = new TreeMap<>();
        long[] accepted = new long[everything.size()];
        tails.forEach((partition, tail) -> {
            accepted[partition] = ends.last(partition);
            Range range = everything.get(partition);
            behind.put(partition, new Range(tail.offset() + 1, range == null ? 0 : range.end()));
        });
        reader.read(behind, record -> {
            Claim claim = record.claim();
            if (claim != null && claim.follows(accepted[record.partition()])) {
                accepted[record.partition()] = claim.position();
                fork(claim.position(), claim.position());
            } else {
                isForeign(record);
            }
        });
    }

    private void isForeign(Seen record) {
        foreign.merge(
                record.partition(),
                new Foreign(record.partition(), record.offset(), 1),
                (first, one) -> new Foreign(first.partition(), first.offset(), first.records() + 1));
    }

    /** A transaction is on all of its partitions: if one ends before the last position of the others, it lost some. */
    private void compareEnds(long upTo) throws SQLException {
        long last = Math.min(upTo, ends.highest());
        long from = Math.max(
                last - TRANSACTIONS,
                LongStream.range(0, everything.size())
                        .map(partition -> ends.last((int) partition))
                        .min()
                        .orElse(0));
        log.keysBetween(from, last, (position, key) -> {
            int partition = ends.partitionOf(key);
            if (position > ends.last(partition)) {
                lacks("partition %d ends with position %d, and position %d is missing there"
                        .formatted(partition, ends.last(partition), position));
            }
        });
    }

    private static boolean isOurs(Claim claim, Map<Long, EventLog.Origin> known) {
        EventLog.Origin origin = known.get(claim.position());
        return origin != null && origin.eventId().equals(claim.eventId());
    }

    private Map<Integer, List<Seen>> read(Map<Integer, Range> ranges) {
        Map<Integer, List<Seen>> seen = new TreeMap<>();
        reader.read(
                ranges,
                record -> seen.computeIfAbsent(record.partition(), none -> new ArrayList<>())
                        .add(record));
        return seen;
    }

    private Map<Long, EventLog.Origin> known(Map<Integer, List<Seen>> seen) throws SQLException {
        List<Long> positions = new ArrayList<>();
        for (List<Seen> records : seen.values()) {
            for (Seen record : records) {
                if (record.claim() != null) {
                    positions.add(record.claim().position());
                }
            }
        }
        return log.origins(positions);
    }
}
