package io.rapport.command.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Commits together what arrives while earlier commits are under way. Nobody waits for company: whoever comes to a free
 * place commits alone and at once, and whoever finds none is taken along by the next commit. So an idle service answers
 * as fast as ever, and a busy one shares round trips, commits and flushes of the log.
 *
 * <p>Each gets the outcome of its own work: if a group is refused as a whole, each of it is tried alone.
 */
final class CommitTogether<T> {

    /** While one commit waits for the disk, the other one is executed. */
    private static final int UNDER_WAY = 2;

    /** Far below what the driver splits into several transactions (262 statements). */
    private static final int MOST = 64;

    private final Commit<T> commit;
    private final Predicate<RuntimeException> nothingWritten;
    private final Deque<Waiting<T>> queue = new ArrayDeque<>();
    private int underWay;

    /** Commits all of it or nothing. */
    @FunctionalInterface
    interface Commit<T> {
        void commit(List<T> group);
    }

    private static final class Waiting<T> {

        private final T work;
        /** The group that it has to lead, or an empty one once its work is done. */
        private final CompletableFuture<List<Waiting<T>>> turn = new CompletableFuture<>();

        private volatile @Nullable Throwable failure;

        Waiting(T work) {
            this.work = work;
        }
    }

    /** Tries each of a group alone if the group failed with what {@code nothingWritten} is sure about. */
    CommitTogether(Commit<T> commit, Predicate<RuntimeException> nothingWritten) {
        this.commit = commit;
        this.nothingWritten = nothingWritten;
    }

    /** Returns when the work is committed, and throws what the commit threw if it is not. */
    void commit(T work) {
        Waiting<T> mine = new Waiting<>(work);
        List<Waiting<T>> group = mayBegin(mine) ? List.of(mine) : mine.turn.join();
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

    private synchronized boolean mayBegin(Waiting<T> waiting) {
        if (underWay < UNDER_WAY) {
            underWay++;
            return true;
        }
        queue.add(waiting);
        return false;
    }

    /** How many wait for a commit to take them along. */
    synchronized int waiting() {
        return queue.size();
    }

    private void lead(List<Waiting<T>> group) {
        try {
            commitAll(group);
        } finally {
            handOver();
            group.subList(1, group.size()).forEach(waiting -> waiting.turn.complete(List.of()));
        }
    }

    private void commitAll(List<Waiting<T>> group) {
        try {
            commit.commit(group.stream().map(waiting -> waiting.work).toList());
        } catch (RuntimeException e) {
            if (group.size() > 1 && nothingWritten.test(e)) {
                group.forEach(waiting -> commitAll(List.of(waiting)));
            } else {
                group.forEach(waiting -> waiting.failure = e);
            }
        } catch (Error e) {
            group.forEach(waiting -> waiting.failure = e);
        }
    }

    /** The one who waited longest leads what waits by now. */
    private void handOver() {
        List<Waiting<T>> next = new ArrayList<>();
        synchronized (this) {
            while (next.size() < MOST && !queue.isEmpty()) {
                next.add(queue.remove());
            }
            if (next.isEmpty()) {
                underWay--;
            }
        }
        if (!next.isEmpty()) {
            next.getFirst().turn.complete(next);
        }
    }
}
