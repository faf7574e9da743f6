package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.HomeLock;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Ports;
import io.rapport.local.home.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A stack in its home: brought up, looked at, and taken down. */
public final class Stack {

    /** Services end before what they lean on. */
    private static final List<List<String>> ORDER_OF_ENDING = List.of(
            List.of(CommandService.NAME, QueryService.NAME, AnalyticsService.NAME),
            List.of(TokenIssuer.NAME, MongoDb.NAME, Kafka.NAME, Postgres.NAME));

    private final Home home;
    private final Installation installation;
    private final Map<String, String> environment;
    private final PartProcesses processes;

    public Stack(Home home, Installation installation, Map<String, String> environment) {
        this.home = home;
        this.installation = installation;
        this.environment = Map.copyOf(environment);
        this.processes = new PartProcesses(home);
    }

    /** Its parts as the home describes them, whether they run or not. */
    public Parts parts() {
        return Parts.of(home, installation, environment);
    }

    /** The keyring's database, as its owner. */
    public DataSource keyringDatabase() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql://127.0.0.1:" + new Ports(home).of(Postgres.NAME) + "/rapport");
        database.setUser("rapport");
        database.setPassword(new Secrets(home).postgresRapport());
        return database;
    }

    /** Starts what does not run yet, and waits for it. Returns whether all that was asked for is ready. */
    public boolean up(StartRequest request, StartListener listener, Runnable onWait) {
        return HomeLock.holding(home.create(), onWait, () -> {
            if (!request.ports().isEmpty()) {
                new Ports(home).choose(request.ports());
            }
            if (nothingRuns()) {
                MongoDbChoice.of(request.mongoDb(), home, environment).remember(home);
            }
            return new Starter(home, processes, listener, parts().all())
                    .start(request.parts().isEmpty() ? whole() : parts().with(request.parts()));
        });
    }

    /** Its parts without the optional ones that nobody asked for. */
    private List<Part> whole() {
        return parts().all().stream()
                .filter(part -> !part.isOptional() || processes.record(part).isPresent())
                .toList();
    }

    /** Ends every process of this home. Returns whether there was one. */
    public boolean down(Runnable onWait) {
        if (!home.exists()) {
            return false;
        }
        return HomeLock.holding(home, onWait, () -> {
            boolean something = !nothingRuns();
            Parts parts = parts();
            parts.all().forEach(processes::wake);
            for (List<String> together : ORDER_OF_ENDING) {
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    together.forEach(name -> threads.execute(() -> processes.stop(parts.named(name))));
                }
            }
            return something;
        });
    }

    /**
     * How each part is doing, in the order of the parts, those aside that are optional and were not asked for; nothing
     * of a home that does not exist.
     */
    public List<PartStatus> status() {
        if (!home.exists()) {
            return List.of();
        }
        // All at once: each may take its time to be found silent.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<PartStatus>> all = whole().stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> status(part), threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    /** The parts that were started, and that ended without having been asked to. */
    public List<String> ended() {
        return home.exists()
                ? parts().all().stream()
                        .filter(processes::hasEnded)
                        .map(Part::name)
                        .toList()
                : List.of();
    }

    private boolean nothingRuns() {
        return parts().all().stream().allMatch(part -> processes.running(part).isEmpty());
    }

    private PartStatus status(Part part) {
        Optional<ProcessRecord> record = processes.record(part);
        Optional<ProcessHandle> process = record.flatMap(ProcessRecord::process);
        return new PartStatus(
                part.name(),
                part.variant(),
                state(part, record.isPresent(), process),
                part.address(),
                process.map(ProcessHandle::pid).orElse(null),
                process.isPresent() ? record.map(ProcessRecord::readySince).orElse(null) : null);
    }

    private static PartStatus.State state(Part part, boolean started, Optional<ProcessHandle> process) {
        boolean somebodyElses = part.ports().isEmpty();
        if (somebodyElses) {
            return part.isReady() ? PartStatus.State.UP : PartStatus.State.DOWN;
        }
        if (process.filter(Liveness::isFrozen).isPresent()) {
            return PartStatus.State.FROZEN;
        }
        if (process.isPresent()) {
            return part.isReady() ? PartStatus.State.UP : PartStatus.State.NOT_READY;
        }
        return started ? PartStatus.State.DOWN : PartStatus.State.STOPPED;
    }
}
