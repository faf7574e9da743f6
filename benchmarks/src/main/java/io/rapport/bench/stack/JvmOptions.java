package io.rapport.bench.stack;

import io.rapport.local.process.Launch;
import java.util.ArrayList;
import java.util.List;

/** How the stack starts the JVM of a service, for another program in its place. */
final class JvmOptions {

    private JvmOptions() {}

    /**
     * The JVM and its options, all but what to run. Beans are worked out at the start, on every side of a benchmark:
     * only for the services themselves was that done when they were built.
     */
    static List<String> of(Launch service) {
        List<String> command =
                new ArrayList<>(service.command().subList(0, service.command().indexOf("-jar")));
        command.add("-Dspring.aot.enabled=false");
        return command;
    }

    /** The jar of the service, whose libraries come with it. */
    static String jarOf(Launch service) {
        return service.command().get(service.command().indexOf("-jar") + 1);
    }
}
