package io.rapport.together;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Round trips to a database that are shared by what arrives while earlier ones are under way. Whoever comes while none
 * is goes alone and at once; beside others a trip begins as soon as as many wait for it as they have aboard. What waits
 * is taken along by the next that can begin, at the latest when all others are back. So an idle service answers as fast
 * as ever, and a busy one shares trips, commits and flushes, half of its works in each of two trips.
 *
 * <p>A group that is refused before anything of it was done is tried one by one, so that each gets the outcome of its
 * own work. Any other failure is the failure of each of the group.
 */
public final class RoundTrips<T> {

    private final int places;
    private final int most;
    private final Trip<T> trip;
    private final Predicate<RuntimeException> nothingWritten;
    private final @Nullable Patience patience;
    private final Deque<Waiting<T>> queue = new ArrayDeque<>();
    private int underWay;
    private int aboard;

    /** Whether somebody will look for those who waited too long. */
    private boolean watched;

    /** What is done for a group. */
    @FunctionalInterface
    public interface Trip<T> {
        /** Does all of it, or throws what each of the group is to be told. */
        void go(List<T> group);
    }

    /**
     * For how long a work waits to be taken along.
     *
     * @param tooLong what it is told then; nothing of it was done
     */
    public record Patience(Duration most, Supplier<RuntimeException> tooLong) {}

    private static final class Waiting<T> {

        private final T work;
        /** The group that it has to lead, or an empty one once its work is done. */
        private final CompletableFuture<List<Waiting<T>>> turn = new CompletableFuture<>();

        private final long since = System.nanoTime();
        private volatile @Nullable Throwable failure;

        Waiting(T work) {
            this.work = work;
        }

        long waitedNanos(long now) {
            return now - since;
        }
    }

    /** Trips of which a group fails as one, since it cannot be known what was done and what was not. */
    public RoundTrips(int places, int most, Trip<T> trip) {
        this(places, most, trip, failure -> false, null);
    }

    /**
     * Trips that have not begun yet.
     *
     * @param places so many may be under way at a time
     * @param most so many works go together at the most
     * @param nothingWritten what a group fails with of which nothing was done, so that each of it is tried alone
     * @param patience without end if absent
     */
    public RoundTrips(
            int places,
            int most,
            Trip<T> trip,
            Predicate<RuntimeException> nothingWritten,
            @Nullable Patience patience) {
        this.places = places;
        this.most = most;
        this.trip = trip;
        this.nothingWritten = nothingWritten;
        this.patience = patience;
    }

    /** Returns when the work is done, and throws what the trip threw if it is not. */
    public void go(T work) {
        Waiting<T> mine = new Waiting<>(work);
        List<Waiting<T>> group = begin(mine);
        if (group.isEmpty()) {
            group = await(mine);
        }
        if (!group.isEmpty()) {
            lead(group);
        }
        switch (mine.failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private List<Waiting<T>> await(Waiting<T> mine) {
        try {
            return mine.turn.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (withdraw(mine)) {
                throw new IllegalStateException("Interrupted", e);
            }
            // It was taken along, or has to lead others, who would wait for ever.
            return mine.turn.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A turn is never refused", e);
        }
    }

    /** Whether it had not been taken along yet. */
    private synchronized boolean withdraw(Waiting<T> waiting) {
        return queue.remove(waiting);
    }

    /** Those that it has to lead at once, itself the first of them, or none if it has to wait. */
    private synchronized List<Waiting<T>> begin(Waiting<T> waiting) {
        if (mayBegin(queue.size() + 1)) {
            queue.addFirst(waiting);
            return board();
        }
        queue.add(waiting);
        if (patience != null && !watched) {
            watched = true;
            lookAfter(patience.most());
        }
        return List.of();
    }

    /**
     * Whether a trip of so many may begin. A small one takes about as long as a large one, and while it has the place,
     * those who come back from the large one wait.
     */
    private boolean mayBegin(int waiting) {
        return underWay < places && waiting >= Math.min(aboard, most);
    }

    /** Those who go together now. */
    private List<Waiting<T>> board() {
        List<Waiting<T>> group = new ArrayList<>();
        while (group.size() < most && !queue.isEmpty()) {
            group.add(queue.remove());
        }
        underWay++;
        aboard += group.size();
        return group;
    }

    /**
     * One look for all that wait. If each set a clock of its own, a virtual thread would wake the thread that keeps
     * them, twice for each work.
     */
    private void lookAfter(Duration pause) {
        CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS)
                .execute(this::sendAwayWhoWaitedTooLong);
    }

    private void sendAwayWhoWaitedTooLong() {
        Patience limit = Objects.requireNonNull(patience);
        List<Waiting<T>> late = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            while (!queue.isEmpty()
                    && queue.element().waitedNanos(now) >= limit.most().toNanos()) {
                late.add(queue.remove());
            }
            watched = !queue.isEmpty();
            if (watched) {
                lookAfter(limit.most().minusNanos(queue.element().waitedNanos(now)));
            }
        }
        for (Waiting<T> waiting : late) {
            waiting.failure = limit.tooLong().get();
            waiting.turn.complete(List.of());
        }
    }

    /** How many wait for a trip to take them along. */
    synchronized int waiting() {
        return queue.size();
    }

    private void lead(List<Waiting<T>> group) {
        int aboardStill = group.size();
        try {
            aboardStill = goTogether(group);
        } finally {
            goOn(1, aboardStill);
            group.subList(1, group.size()).forEach(waiting -> waiting.turn.complete(List.of()));
        }
    }

    /** How many of the group are still aboard: of one that is tried one by one, only the last. */
    private int goTogether(List<Waiting<T>> group) {
        try {
            trip.go(group.stream().map(waiting -> waiting.work).toList());
        } catch (RuntimeException e) {
            if (group.size() > 1 && nothingWritten.test(e)) {
                goOn(0, group.size() - 1);
                group.forEach(waiting -> goTogether(List.of(waiting)));
                return 1;
            }
            group.forEach(waiting -> waiting.failure = e);
        } catch (Error e) {
            group.forEach(waiting -> waiting.failure = e);
        }
        return group.size();
    }

    /** So many are back. The one who waited longest leads what waits by now, if that is enough. */
    private void goOn(int trips, int works) {
        List<Waiting<T>> next;
        synchronized (this) {
            underWay -= trips;
            aboard -= works;
            next = !queue.isEmpty() && mayBegin(queue.size()) ? board() : List.of();
        }
        if (!next.isEmpty()) {
            next.getFirst().turn.complete(next);
        }
    }
}
