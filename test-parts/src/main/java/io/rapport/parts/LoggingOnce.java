package io.rapport.parts;

import org.springframework.boot.logging.logback.LogbackLoggingSystem;

/**
 * Boot's logging as the first service of a process sets it up. Otherwise each that ends leaves it to the next one that
 * starts to be set up anew, and whatever listens to the log hears no more.
 */
public final class LoggingOnce extends LogbackLoggingSystem {

    /** As Boot makes one. */
    public LoggingOnce(ClassLoader classLoader) {
        super(classLoader);
    }

    @Override
    public void cleanUp() {
        // It stays as it is.
    }
}
