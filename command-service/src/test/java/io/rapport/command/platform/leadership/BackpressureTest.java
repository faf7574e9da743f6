package io.rapport.command.platform.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BackpressureTest {

    private final Backpressure backpressure = new Backpressure();

    @BeforeEach
    void thereIsATaker() {
        backpressure.takerIsHere(true);
    }

    /** Whoever still waits is let go. */
    @AfterEach
    void thereIsNone() {
        backpressure.takerIsHere(false);
    }

    private CompletableFuture<Void> waitingForTwoHours() {
        return CompletableFuture.runAsync(() -> await(TimeUnit.HOURS, 2));
    }

    private void await(TimeUnit unit, long timeout) {
        try {
            backpressure.awaitRested(timeout, unit);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertWaits(CompletableFuture<Void> waiting) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(50);
        assertThat(waiting).isNotDone();
    }

    @Test
    void nobodyWaitsForWhoHasNothingToDo() {
        waitingForTwoHours().join();
    }

    @Test
    void whoWaitsGoesOnAsSoonAsTheOtherIsDoneAndRested() throws InterruptedException {
        backpressure.handingOver();
        CompletableFuture<Void> waiting = waitingForTwoHours();
        assertWaits(waiting);
        long taken = System.nanoTime();
        backpressure.taken(100, TimeUnit.MILLISECONDS);
        waiting.join();
        assertThat(System.nanoTime() - taken).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(150));
    }

    @Test
    void theLongerTheWorkTheLongerTheRest() throws InterruptedException {
        backpressure.handingOver();
        backpressure.taken(1, TimeUnit.HOURS);
        assertWaits(waitingForTwoHours());
    }

    @Test
    void whoIsBusyForTooLongIsNotWaitedFor() {
        backpressure.handingOver();
        await(TimeUnit.MILLISECONDS, 5);
        backpressure.taken(2, TimeUnit.HOURS);
        await(TimeUnit.MILLISECONDS, 5);
    }

    @Test
    void aTakerElsewhereIsNotWaitedFor() {
        backpressure.takerIsHere(false);
        backpressure.handingOver();
        waitingForTwoHours().join();
    }

    @Test
    void whoWaitsForATakerGoesOnOnceThatOneIsGone() throws InterruptedException {
        backpressure.handingOver();
        CompletableFuture<Void> waiting = waitingForTwoHours();
        assertWaits(waiting);
        backpressure.takerIsHere(false);
        waiting.join();
    }
}
