package io.rapport.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Held by whoever starts or stops parts of a home, so that two {@code up} at once do not start everything twice. The
 * system gives it up when its holder dies.
 */
public final class HomeLock {

    private HomeLock() {}

    /** Works while it holds the lock; tells {@code onWait} once, if there is somebody to wait for. */
    public static <T> T holding(Home home, Runnable onWait, Supplier<T> work) {
        try (FileChannel channel =
                FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                onWait.run();
                channel.lock();
            }
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
