package io.rapport.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that are stopped by SIGSTOP: they keep their connections and do nothing, until this is closed. */
public final class FrozenProcesses implements AutoCloseable {

    private final List<ProcessHandle> processes;

    private FrozenProcesses(List<ProcessHandle> processes) {
        this.processes = processes;
    }

    /** Freezes a process that the test has started, and then all that it has started itself. */
    public static FrozenProcesses freeze(ProcessHandle root) {
        List<ProcessHandle> frozen = new ArrayList<>();
        List<ProcessHandle> next = List.of(root);
        // One that is listed before its parent stands still may have a sister a moment later.
        while (!next.isEmpty()) {
            signal("-STOP", next);
            frozen.addAll(next);
            next = root.descendants()
                    .filter(process -> !frozen.contains(process))
                    .toList();
        }
        return new FrozenProcesses(frozen);
    }

    @Override
    public void close() {
        signal("-CONT", processes);
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.stream().filter(ProcessHandle::isAlive).forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
