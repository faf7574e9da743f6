package io.rapport.command.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BackpressureTest {

    private final Backpressure backpressure = new Backpressure();

    private CompletableFuture<Void> waitingForTwoHours() {
        return CompletableFuture.runAsync(() -> await(TimeUnit.HOURS, 2));
    }

    private void await(TimeUnit unit, long timeout) {
        try {
            backpressure.awaitFree(timeout, unit);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodyWaitsForWhoIsFree() {
        waitingForTwoHours().join();
        backpressure.busy();
        backpressure.free();
        waitingForTwoHours().join();
    }

    @Test
    void whoWaitsGoesOnAsSoonAsTheOtherIsFree() throws InterruptedException {
        backpressure.busy();
        CompletableFuture<Void> waiting = waitingForTwoHours();
        TimeUnit.MILLISECONDS.sleep(50);
        assertThat(waiting).isNotDone();
        backpressure.free();
        waiting.join();
    }

    @Test
    void whoIsBusyForTooLongIsNotWaitedFor() {
        backpressure.busy();
        await(TimeUnit.MILLISECONDS, 5);
    }
}
