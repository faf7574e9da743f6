package io.rapport.bench.rebuild;

import io.rapport.bench.harness.Trial;
import io.rapport.bench.history.TopicWorker;
import io.rapport.bench.stack.BenchStack;
import io.rapport.bench.stack.WorkerJvm;
import io.rapport.local.process.PartStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The JVMs that rebuild, and the one that makes the topics; all work on the same broker and the same MongoDB. */
final class Workers {
    /** The projection of the figures is not in query-service. */
    private static final List<String> LIBRARIES = List.of("analytics-service-");

    private static final String MONGO_DB = "mongodb";

    private final BenchStack stack;
    private final WorkerJvm engine;
    private final WorkerJvm readyMade;

    /** A topic and how many events are on it. */
    record Topic(String name, long events) {}

    private Workers(BenchStack stack, WorkerJvm engine, WorkerJvm readyMade) {
        this.stack = stack;
        this.engine = engine;
        this.readyMade = readyMade;
    }

    static Workers start(Trial trial) throws IOException {
        BenchStack stack = trial.stack();
        stack.require("kafka", MONGO_DB);
        String kafka = stack.address("kafka");
        String mongoDb = stack.address(MONGO_DB);
        return new Workers(
                stack,
                trial.closing(
                        WorkerJvm.start(stack, "engine", EngineWorker.class, List.of(), LIBRARIES, kafka, mongoDb)),
                // All documents are in memory before the first one is written.
                trial.closing(WorkerJvm.start(
                        stack, "ready-made", ReadyMadeWorker.class, List.of("-Xmx4g"), LIBRARIES, kafka, mongoDb)));
    }

    /** Makes a topic of a history, which is described as {@link TopicWorker} takes it. */
    Topic fill(String topic, String history) throws IOException, InterruptedException {
        try (WorkerJvm filler = WorkerJvm.start(
                stack, "topic", TopicWorker.class, List.of("-Xmx1g"), List.of(), stack.address("kafka"))) {
            return new Topic(topic, Long.parseLong(filler.run(topic + " " + history)));
        }
    }

    Duration run(Task task) throws IOException, InterruptedException {
        forgetGarbage();
        WorkerJvm worker = task.kind() == Task.Kind.FOLD ? engine : readyMade;
        return Duration.ofNanos(Long.parseLong(worker.run(task.line())));
    }

    /** What an earlier round has left in the embedded server would otherwise be cleared away in the next one. */
    private void forgetGarbage() throws IOException, InterruptedException {
        for (PartStatus status : stack.stack().status()) {
            Long pid = status.pid();
            if (status.part().equals(MONGO_DB) && status.variant().startsWith("embedded") && pid != null) {
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                        .toString(),
                                pid.toString(),
                                "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
        }
    }
}
