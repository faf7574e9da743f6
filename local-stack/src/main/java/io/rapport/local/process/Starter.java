package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Ports;
import io.rapport.local.home.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts parts side by side. Each waits for those that it needs by itself, as it would if they came back after a crash;
 * that the others start meanwhile saves a third of the time.
 */
final class Starter {

    private static final Duration POLL = Duration.ofMillis(40);

    /** How long the processes of a part that crashed may take to be gone. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    private final Home home;
    private final PartProcesses processes;
    private final StartListener listener;

    Starter(Home home, PartProcesses processes, StartListener listener) {
        this.home = home;
        this.processes = processes;
        this.listener = listener;
    }

    /** Whether all of them are ready in the end. */
    boolean start(List<Part> parts) {
        Map<Part, CompletableFuture<Boolean>> outcomes = new LinkedHashMap<>();
        parts.forEach(part -> outcomes.put(part, new CompletableFuture<>()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes.forEach((part, outcome) -> threads.execute(() -> {
                boolean ready = false;
                try {
                    ready = start(part, () -> missing(part, outcomes));
                } finally {
                    outcome.complete(ready);
                }
            }));
        }
        return outcomes.values().stream().allMatch(CompletableFuture::join);
    }

    /** Of the parts that it needs, those that will not become ready. */
    private static List<String> missing(Part part, Map<Part, CompletableFuture<Boolean>> outcomes) {
        return outcomes.entrySet().stream()
                .filter(other -> part.needs().contains(other.getKey().name()))
                .filter(other -> !other.getValue().getNow(true))
                .map(other -> other.getKey().name())
                .toList();
    }

    private boolean start(Part part, Supplier<List<String>> missing) {
        try {
            return startAndAwait(part, missing);
        } catch (Problem problem) {
            tell(to -> to.failed(part, problem));
        } catch (IOException | RuntimeException e) {
            tell(to -> to.failed(part, new Problem(e.toString(), "Its log: " + home.log(part.name()), e)));
        }
        return false;
    }

    private boolean startAndAwait(Part part, Supplier<List<String>> missing) throws IOException {
        Instant begin = Instant.now();
        Optional<ProcessHandle> running = processes.running(part);
        @Nullable ProcessHandle process = null;
        if (running.isPresent()) {
            process = running.get();
        } else {
            tell(to -> to.starting(part));
            requireFreePorts(part);
            Optional<Launch> launch = part.launch();
            if (launch.isPresent()) {
                process = processes.start(part, launch.get()).toHandle();
            }
        }
        if (!becomesReady(part, process, begin, missing)) {
            tell(to -> to.waitsInVain(part, missing.get()));
            return false;
        }
        processes.ready(part);
        tell(to -> to.ready(part, Duration.between(begin, Instant.now())));
        return true;
    }

    /** False if it cannot, because a part that it needs did not. */
    private boolean becomesReady(
            Part part, @Nullable ProcessHandle process, Instant begin, Supplier<List<String>> missing) {
        Duration patience = process == null ? Duration.ofSeconds(5) : part.patience();
        while (!part.isReady()) {
            if (!missing.get().isEmpty()) {
                return false;
            }
            if (process != null && !process.isAlive()) {
                throw LogTail.problem("It ended right after its start.", home.log(part.name()));
            }
            if (Duration.between(begin, Instant.now()).compareTo(patience) > 0) {
                throw process == null
                        ? new Problem(
                                "It cannot be reached at " + part.address() + ".", "Start it, or mend its address.")
                        : LogTail.problem(
                                "It is not ready after %d seconds.".formatted(patience.toSeconds()),
                                home.log(part.name()));
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a part", e);
        }
    }

    /** Of a part that crashed, some process may hold on to the port until it notices, as PostgreSQL's do. */
    private void requireFreePorts(Part part) {
        Instant deadline = Instant.now().plus(processes.record(part).isPresent() ? AFTERMATH : Duration.ZERO);
        Ports ports = new Ports(home);
        for (String name : part.ports()) {
            int port = ports.of(name);
            while (!Ports.isFree(port)) {
                if (!Instant.now().isBefore(deadline)) {
                    throw new Problem(
                            "Port %d of %s is taken by another program.".formatted(port, name),
                            "Stop that program, or give %1$s another port: ./rapport up --port %1$s=%2$d"
                                    .formatted(name, port + 1));
                }
                pause();
            }
        }
    }

    private void tell(Consumer<StartListener> what) {
        synchronized (listener) {
            what.accept(listener);
        }
    }
}
