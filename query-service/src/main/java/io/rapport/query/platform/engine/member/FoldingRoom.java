package io.rapport.query.platform.engine.member;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room in memory for the documents of members that are folded there, shared by all who fold in a process: counted in
 * events, since a document is made of some. Whoever finds none waits until others are through; a member who needs more
 * than there is has all of it.
 */
public final class FoldingRoom {

    /** What an event may take in documents, and once more as these are written. */
    private static final int BYTES_OF_AN_EVENT = 4_096;

    /** Of the heap; the rest is for everything else. */
    private static final double PART = 0.6;

    /** Taken at a time, so that counting costs nothing. */
    private static final int STEP = 200;

    /** What this process has: as much as its heap allows. */
    public static final FoldingRoom OF_PROCESS = new FoldingRoom((int)
            Math.min(Integer.MAX_VALUE, (long) (Runtime.getRuntime().maxMemory() * PART) / BYTES_OF_AN_EVENT));

    private final int most;
    private final Semaphore free;

    /** Room for so many events. */
    FoldingRoom(int most) {
        this.most = Math.max(STEP, most);
        this.free = new Semaphore(this.most, true);
    }

    /** A part of the room, of which nothing is taken yet, for who waits so long for more at most. */
    public Share share(Duration patience) {
        return new Share(patience);
    }

    /** How many events there is room for at the moment. */
    int free() {
        return free.availablePermits();
    }

    /** What one who folds has of the room, until it is closed. For one thread. */
    public final class Share implements AutoCloseable {

        private final Duration patience;
        private int taken;
        private int used;

        private Share(Duration patience) {
            this.patience = patience;
        }

        /**
         * For one event more.
         *
         * @throws NoRoomException if others need theirs for too long
         */
        void take() {
            if (used == taken && taken < most) {
                more();
            }
            used++;
        }

        private void more() {
            int step = Math.min(STEP, most - taken);
            try {
                if (!free.tryAcquire(step, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new NoRoomException();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NoRoomException();
            }
            taken += step;
        }

        @Override
        public void close() {
            free.release(taken);
            taken = 0;
            used = 0;
        }
    }
}
