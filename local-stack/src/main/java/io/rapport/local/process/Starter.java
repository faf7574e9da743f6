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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts parts side by side. Each waits for those that it needs by itself, as it would if they came back after a crash;
 * that the others start meanwhile saves a third of the time.
 */
final class Starter {

    private static final Duration POLL = Duration.ofMillis(40);

    /** For one that runs already and is stopped: somebody may be about to let it go on. */
    private static final Duration FROZEN = Duration.ofSeconds(3);

    /** How long the processes of a part that crashed may take to be gone. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    private final Home home;
    private final PartProcesses processes;
    private final StartListener listener;
    private final List<Part> others;

    /** @param others what may have been started before, and be needed */
    Starter(Home home, PartProcesses processes, StartListener listener, List<Part> others) {
        this.home = home;
        this.processes = processes;
        this.listener = listener;
        this.others = others;
    }

    /** Whether all of them are ready in the end. */
    boolean start(List<Part> parts) {
        Map<Part, CompletableFuture<Boolean>> outcomes = new LinkedHashMap<>();
        parts.forEach(part -> outcomes.put(part, new CompletableFuture<>()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes.forEach((part, outcome) -> threads.execute(() -> {
                boolean ready = false;
                try {
                    ready = start(part, new Needs(part, outcomes, () -> ended(part, outcomes.keySet())));
                } finally {
                    outcome.complete(ready);
                }
            }));
        }
        return outcomes.values().stream().allMatch(CompletableFuture::join);
    }

    /** Those that a part needs, that ended, and that nobody starts beside it. */
    private List<String> ended(Part part, Set<Part> started) {
        Set<String> names = started.stream().map(Part::name).collect(Collectors.toSet());
        return others.stream()
                .filter(other -> part.needs().contains(other.name()) && !names.contains(other.name()))
                .filter(processes::hasEnded)
                .map(Part::name)
                .toList();
    }

    /** The parts that one needs, and what became of them. */
    private record Needs(Part part, Map<Part, CompletableFuture<Boolean>> outcomes, Supplier<List<String>> ended) {

        /** Those that will not become ready. */
        List<String> missing() {
            return Stream.concat(namesOf(outcome -> !outcome.getNow(true)).stream(), ended.get().stream())
                    .toList();
        }

        /** Those of which it is not known yet. */
        List<String> open() {
            return namesOf(outcome -> !outcome.isDone());
        }

        private List<String> namesOf(Predicate<CompletableFuture<Boolean>> which) {
            return outcomes.entrySet().stream()
                    .filter(other -> part.needs().contains(other.getKey().name()))
                    .filter(other -> which.test(other.getValue()))
                    .map(other -> other.getKey().name())
                    .toList();
        }
    }

    private boolean start(Part part, Needs needs) {
        try {
            return startAndAwait(part, needs);
        } catch (Problem problem) {
            tell(to -> to.failed(part, problem));
        } catch (IOException | RuntimeException e) {
            tell(to -> to.failed(part, new Problem(e.toString(), "Its log: " + home.log(part.name()), e)));
        }
        return false;
    }

    private boolean startAndAwait(Part part, Needs needs) throws IOException {
        Instant begin = Instant.now();
        Optional<ProcessHandle> found = processes.running(part);
        @Nullable ProcessHandle process = found.isPresent() ? found.get() : started(part);
        Outcome outcome = becomesReady(part, process, begin, needs);
        if (outcome == Outcome.ENDED && found.isPresent()) {
            // Somebody had told it to end before, and it was still about it.
            outcome = becomesReady(part, started(part), Instant.now(), needs);
        }
        return switch (outcome) {
            case READY -> {
                processes.ready(part);
                tell(to -> to.ready(part, Duration.between(begin, Instant.now())));
                yield true;
            }
            case LACKS -> {
                tell(to -> to.waitsInVain(part, needs.missing()));
                yield false;
            }
            case ENDED -> throw LogTail.problem("It ended right after its start.", home.log(part.name()));
        };
    }

    /** What became of a part for which somebody waited. */
    private enum Outcome {
        READY,
        LACKS,
        ENDED
    }

    /** None if somebody else runs it. */
    private @Nullable ProcessHandle started(Part part) throws IOException {
        if (processes.hasEnded(part)) {
            String why = LogTail.lastWords(home.log(part.name()));
            tell(to -> to.ended(part, why));
        }
        tell(to -> to.starting(part));
        requireFreePorts(part);
        Optional<Launch> launch = part.launch();
        return launch.isPresent() ? processes.start(part, launch.get()).toHandle() : null;
    }

    /**
     * {@code LACKS} if it cannot, because a part that it needs did not. Whether one is quick enough to answer before
     * that is known makes no difference: the answer of another moment says nothing about a part that is not there.
     */
    private Outcome becomesReady(Part part, @Nullable ProcessHandle process, Instant begin, Needs needs) {
        Duration patience = process == null ? Duration.ofSeconds(5) : part.patience();
        Instant lastMoving = Instant.now();
        while (!needs.open().isEmpty() || !part.isReady()) {
            if (!needs.missing().isEmpty()) {
                return Outcome.LACKS;
            }
            if (process != null && !process.isAlive()) {
                return Outcome.ENDED;
            }
            if (process == null || !Liveness.isFrozen(process)) {
                lastMoving = Instant.now();
            } else if (isOver(FROZEN, lastMoving)) {
                throw new Problem(
                        "Its process %d is stopped.".formatted(process.pid()),
                        "Let it go on: kill -CONT %d. Or end everything: ./rapport down".formatted(process.pid()));
            }
            if (needs.open().isEmpty() && isOver(patience, begin)) {
                throw process == null
                        ? new Problem(
                                "It cannot be reached at " + part.address() + ".", "Start it, or mend its address.")
                        : LogTail.problem(
                                "It is not ready after %d seconds.".formatted(patience.toSeconds()),
                                home.log(part.name()));
            }
            pause();
        }
        return needs.missing().isEmpty() ? Outcome.READY : Outcome.LACKS;
    }

    private static boolean isOver(Duration patience, Instant since) {
        return Duration.between(since, Instant.now()).compareTo(patience) > 0;
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
