package io.rapport.bench.rebuild;

import com.mongodb.client.MongoDatabase;
import io.rapport.bench.stack.Errands;
import io.rapport.events.Owner;
import io.rapport.events.Seals;
import io.rapport.events.Subject;
import io.rapport.query.platform.engine.ProjectionEngine;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.engine.lanes.ProjectionStatus;
import io.rapport.query.platform.reading.Viewpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.context.support.GenericApplicationContext;

/** Runs the engine of query-service with its own settings, but with one projection at a time and without HTTP. */
public final class EngineWorker {
    private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private EngineWorker() {}

    /** Takes the addresses of Kafka and MongoDB. */
    public static void main(String[] addresses) throws Exception {
        Errands.serve(errand -> Long.toString(fold(Task.read(errand), addresses[0], addresses[1])));
    }

    /** The nanoseconds from the start of the engine until every projection has had every event. */
    private static long fold(Task task, String kafka, String mongoDb) {
        SpringApplication application = new SpringApplication(EngineAlone.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(
                context -> Projections.register((GenericApplicationContext) context, task.packages()));
        try (ConfigurableApplicationContext context = application.run(
                "--spring.config.location=" + ServiceSettings.location(),
                "--logging.level.root=WARN",
                "--rapport.kafka.bootstrap-servers=" + kafka,
                "--rapport.kafka.topic=" + task.topic(),
                "--rapport.mongodb.uri=" + mongoDb,
                "--rapport.mongodb.database=" + task.database())) {
            context.getBean(MongoDatabase.class).drop();
            ProjectionEngine engine = context.getBean(ProjectionEngine.class);
            long begin = System.nanoTime();
            engine.start();
            awaitAll(engine, task.events());
            long end = System.nanoTime();
            requireNothingParked(engine);
            engine.stop();
            return end - begin;
        }
    }

    private static void awaitAll(ProjectionEngine engine, long events) {
        long lastPosition = -1;
        long lastStep = System.nanoTime();
        while (!engine.isThrough(events)) {
            long position = engine.positions();
            if (position != lastPosition) {
                lastPosition = position;
                lastStep = System.nanoTime();
            } else if (System.nanoTime() - lastStep > PATIENCE_NANOS) {
                throw new IllegalStateException("It does not go on: " + engine.status());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static void requireNothingParked(ProjectionEngine engine) {
        List<ProjectionStatus> status = engine.status();
        if (status.stream().anyMatch(projection -> projection.parked() > 0)) {
            throw new IllegalStateException("Events were parked: " + status);
        }
    }

    private static final class NothingSealed implements Seals {

        @Override
        public byte[] seal(Subject subject, byte[] value, byte[] associated) {
            throw new UnsupportedOperationException("Nothing is written");
        }

        @Override
        public byte[] open(Subject subject, byte[] sealed, byte[] associated) {
            throw new UnsupportedOperationException("Nothing is sealed");
        }
    }

    private static final class NobodyForgotten implements MemberEvents {

        @Override
        public void read(Owner owner, Predicate<String> followed, long upTo, Reader reader) {
            throw new UnsupportedOperationException("Nothing is read again");
        }

        @Override
        public @Nullable Instant forgottenAt(UUID certificateId) {
            throw new UnsupportedOperationException("Nobody is forgotten");
        }
    }

    /** The engine, which waits until it is told to start: putting the context together is not measured. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("io.rapport.query.platform.engine")
    static class EngineAlone {

        /** What is folded is in clear, so that folding is measured and not opening. */
        @Bean
        Seals seals() {
            return new NothingSealed();
        }

        @Bean
        Keysets keysets() {
            return subjects -> {};
        }

        /** Nobody is forgotten in these histories. */
        @Bean
        MemberEvents memberEvents() {
            return new NobodyForgotten();
        }

        /** All is asked for as it is now. */
        @Bean
        Viewpoint.Current viewpoint() {
            return () -> null;
        }

        @Bean
        DefaultLifecycleProcessor lifecycleProcessor() {
            return new DefaultLifecycleProcessor() {
                @Override
                public void onRefresh() {
                    // Nothing starts by itself.
                }
            };
        }
    }
}
