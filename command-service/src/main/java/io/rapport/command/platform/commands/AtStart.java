package io.rapport.command.platform.commands;

import io.rapport.events.SealsUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * For what the service asks of PostgreSQL while it starts. A request gives up within seconds, and whoever sent it asks
 * again; a service that gave up as soon would end, because PostgreSQL was slow for a moment.
 */
public final class AtStart {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 200;

    private AtStart() {}

    /** Does what may be done twice, again and again for a minute while PostgreSQL does not answer. */
    public static void done(Runnable work) {
        asked(() -> {
            work.run();
            return true;
        });
    }

    /**
     * The answer, asked for again and again for a minute while PostgreSQL does not give it.
     *
     * @throws RuntimeException what the last one failed with, or at once what asking again does not mend
     */
    public static <T> T asked(Supplier<T> question) {
        return asked(question, PATIENCE);
    }

    static <T> T asked(Supplier<T> question, Duration patience) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return question.get();
            } catch (DataAccessResourceFailureException
                    | TransientDataAccessException
                    | CannotCreateTransactionException
                    | SealsUnavailableException away) {
                if (System.nanoTime() - begun > patience.toNanos()) {
                    throw away;
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw away;
                }
            }
        }
    }
}
