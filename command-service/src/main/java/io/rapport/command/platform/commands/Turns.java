package io.rapport.command.platform.commands;

import io.rapport.command.kernel.rules.RejectedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Lets commands that would wait for each other in PostgreSQL wait here, before they take a connection of the pool: many
 * of one member would otherwise hold all of them, and stall everybody. A command takes one turn at most.
 */
@Component
public final class Turns {

    private static final int STRIPES = 1_024;
    private static final long PATIENCE_MILLIS = 2_000;

    private final Semaphore[] stripes =
            Stream.generate(() -> new Semaphore(1, true)).limit(STRIPES).toArray(Semaphore[]::new);

    /**
     * Waits for this command's turn among those of the same key, which ends with its unit of work.
     *
     * @throws RejectedException with {@code ConcurrentChange} if others have it for too long
     */
    public void take(String key, UnitOfWork<?> unitOfWork) {
        Semaphore stripe = stripes[Math.floorMod(key.hashCode(), STRIPES)];
        try {
            if (!stripe.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new RejectedException(new ConcurrentChange());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedException(new ConcurrentChange());
        }
        unitOfWork.onCleanup(done -> stripe.release());
    }
}
