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

    /** Freezes processes that the test has started. */
    public static FrozenProcesses freeze(List<ProcessHandle> processes) {
        signal("-STOP", processes);
        return new FrozenProcesses(processes);
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
