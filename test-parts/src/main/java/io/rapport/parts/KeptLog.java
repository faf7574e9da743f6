package io.rapport.parts;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * What the services of a test class have logged since this was made, stacks included, until it is closed: those that it
 * has started itself, and not those of a class that runs beside it.
 */
public final class KeptLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /** In the names that Tomcat gives to its threads. */
    private static final String REQUESTS = "tomcat-handler";

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Predicate<ILoggingEvent> isKept;
    private final Class<?> owner = Objects.requireNonNull(LogOwner.current(), "a log is kept for a test");

    private KeptLog(Predicate<ILoggingEvent> isKept) {
        this.isKept = isKept;
    }

    /** Keeps it from now on. */
    public static KeptLog begin() {
        return begin(event -> true);
    }

    /** Keeps what is logged while a request is answered, and not what else the service is at. */
    public static KeptLog ofRequests() {
        return begin(event -> event.getThreadName().contains(REQUESTS));
    }

    private static KeptLog begin(Predicate<ILoggingEvent> isKept) {
        KeptLog log = new KeptLog(isKept);
        log.setContext(log.root.getLoggerContext());
        log.start();
        log.root.addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        // Appenders are called in the thread that logs.
        if (LogOwner.current() != owner || !isKept.test(event)) {
            return;
        }
        String stack =
                event.getThrowableProxy() == null ? "" : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage() + stack);
    }

    /** All of it. */
    public String text() {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
