package io.rapport.local.process;

import io.rapport.local.home.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes of one home: started so that they outlive the one that started them, found again, and stopped. */
final class PartProcesses {

    /** After its first start since a build, a JVM writes its class archive when it ends. */
    private static final Duration WRITING_ITS_CLASSES = Duration.ofMinutes(1);

    private static final Duration UNCONDITIONAL_END = Duration.ofSeconds(5);

    private final Home home;

    PartProcesses(Home home) {
        this.home = home;
    }

    Optional<ProcessRecord> record(Part part) {
        return ProcessRecord.read(home.record(part.name()));
    }

    Optional<ProcessHandle> running(Part part) {
        return record(part).flatMap(ProcessRecord::process);
    }

    /** Whether it was started, and ended without having been asked to. */
    boolean hasEnded(Part part) {
        return record(part).filter(record -> record.process().isEmpty()).isPresent();
    }

    /** Starts it in a session of its own, so that neither Ctrl-C nor a closed terminal reaches it. */
    Process start(Part part, Launch launch) throws IOException {
        Path log = home.log(part.name());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(part.name() + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.path().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(launch.environment());
        Process process = builder.start();
        ProcessRecord.of(process.toHandle(), launch.marker()).write(home.record(part.name()));
        return process;
    }

    /** Notes since when it is ready, if that is not known yet. */
    void ready(Part part) {
        record(part)
                .filter(record -> record.readySince() == null)
                .ifPresent(record -> record.ready().write(home.record(part.name())));
    }

    /** Lets what was stopped go on, so that whoever waits for it can end in good order, and it as well. */
    void wake(Part part) {
        running(part)
                .ifPresent(process -> Stream.concat(Stream.of(process), process.descendants())
                        .filter(Liveness::isFrozen)
                        .forEach(frozen -> signal(frozen, "CONT")));
    }

    /** Asks for an orderly end and insists if that takes too long; its children go with it. */
    void stop(Part part) {
        Optional<ProcessRecord> record = record(part);
        Set<ProcessHandle> family = new HashSet<>();
        record.flatMap(ProcessRecord::process).ifPresent(process -> {
            family.add(process);
            process.descendants().forEach(family::add);
            signal(process, part.stopSignal());
        });
        record.ifPresent(written -> strays(written.marker()).forEach(stray -> {
            if (family.add(stray)) {
                stray.destroy();
            }
        }));
        Instant deadline = Instant.now().plus(patience(part, family));
        List<ProcessHandle> obstinate = family.stream()
                .filter(member -> !Liveness.ends(member, Duration.between(Instant.now(), deadline)))
                .toList();
        obstinate.forEach(ProcessHandle::destroyForcibly);
        obstinate.forEach(member -> Liveness.ends(member, UNCONDITIONAL_END));
        ProcessRecord.delete(home.record(part.name()));
    }

    private static Duration patience(Part part, Set<ProcessHandle> family) {
        return family.stream().anyMatch(ClassArchives::isStillToBeWritten) ? WRITING_ITS_CLASSES : part.patienceAtEnd();
    }

    /** Processes of ours that no record speaks of, because whoever started them died before writing it. */
    private static List<ProcessHandle> strays(String marker) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> process.info()
                            .arguments()
                            .map(arguments -> Arrays.asList(arguments).contains(marker))
                            .orElse(false))
                    .toList();
        }
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
