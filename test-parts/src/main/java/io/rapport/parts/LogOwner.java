package io.rapport.parts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Knows whose a line of the log is where test classes run beside each other in one process: that of the class in which
 * the thread that logs it was started, at whatever remove. JUnit finds it by itself wherever these parts are on the
 * class path.
 */
public final class LogOwner implements BeforeAllCallback, BeforeEachCallback {

    private static final InheritableThreadLocal<Class<?>> OWNER = new InheritableThreadLocal<>();

    static {
        // By name: not every module that has these parts has Boot.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "io.rapport.parts.LoggingOnce");
    }

    /** The test class that the current thread works for; {@code null} if no test started it. */
    static @Nullable Class<?> current() {
        return OWNER.get();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        own(context);
    }

    /** Tests need not run in the thread of their class. */
    @Override
    public void beforeEach(ExtensionContext context) {
        own(context);
    }

    private static void own(ExtensionContext context) {
        Class<?> outermost = context.getRequiredTestClass();
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        OWNER.set(outermost);
    }
}
