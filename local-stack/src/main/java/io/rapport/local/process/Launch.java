package io.rapport.local.process;

import java.util.List;
import java.util.Map;

/**
 * What to run for a part. The marker is an argument of the command that no other process has; a process is taken for
 * ours only if it shows it.
 */
public record Launch(List<String> command, Map<String, String> environment, String marker) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
