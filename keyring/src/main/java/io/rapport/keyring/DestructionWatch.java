package io.rapport.keyring;

import io.rapport.events.SealsUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks every few seconds what was destroyed, wherever that was, and has it dropped here. */
final class DestructionWatch implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofSeconds(5);

    private final KeyringRows rows;
    private final MasterKey masterKey;
    private final OpenKeysets keysets;
    private final List<Consumer<Destruction>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("keyring-watch").factory());
    private long seen = -1;

    DestructionWatch(KeyringRows rows, MasterKey masterKey, OpenKeysets keysets) {
        this.rows = rows;
        this.masterKey = masterKey;
        this.keysets = keysets;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing through but what ends the process
    void start() {
        clock.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void listen(Consumer<Destruction> listener) {
        listeners.add(listener);
    }

    /** Looks once. Whoever does not reach the keyring looks again; meanwhile keysets are kept for a minute at most. */
    synchronized void look() {
        try {
            masterKey.refresh();
            KeyringRows.Since since = rows.since(seen);
            if (since.generation() < seen) {
                // The keyring was set back: nothing that was known of it counts any more.
                keysets.dropAll();
                seen = -1;
                since = rows.since(seen);
            }
            since.destructions().forEach(this::noticed);
            seen = since.generation();
            keysets.saw(KeyringStatus.READY);
        } catch (SealsUnavailableException e) {
            keysets.saw(KeyringStatus.AWAY);
        } catch (Throwable e) {
            // A listener's, an Error too; it must not end the watch. What it says may quote somebody.
            System.getLogger(DestructionWatch.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "What was destroyed could not be dropped everywhere: {0}",
                            e.getClass().getName());
        }
    }

    void noticed(Destruction destruction) {
        keysets.drop(destruction);
        listeners.forEach(listener -> listener.accept(destruction));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
