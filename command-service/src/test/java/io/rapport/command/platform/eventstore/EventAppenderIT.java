package io.rapport.command.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.events.EventCodec;
import io.rapport.events.member.MemberEvent.FirstDayOfWeekChosen;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

@DisplayName("Appending by many at the same time")
class EventAppenderIT {

    private static final int WRITERS = 16;
    private static final int APPENDS = 200;

    /** Every tenth append is to an aggregate that another writer begins as well. */
    private static final int CONTESTED_EVERY = 10;

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;
    private static JdbcTemplate jdbc;
    private static EventAppender appender;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        pool = new HikariDataSource();
        pool.setDataSource(postgres.getPostgresDatabase());
        jdbc = new JdbcTemplate(pool);
        appender = new EventAppender(
                jdbc, new EventCodec(), new TimeOrderedIds(), new AggregateCache(DataSize.ofMegabytes(1)), null);
    }

    @AfterAll
    static void stop() throws IOException {
        pool.close();
        postgres.close();
    }

    private static DomainEventMessage<?> event(String aggregateId) {
        String id = UUID.randomUUID().toString();
        return new GenericDomainEventMessage<>(
                "Member",
                aggregateId,
                0,
                new FirstDayOfWeekChosen(DayOfWeek.MONDAY),
                Map.of(
                        MetaDataKeys.TENANT_ID,
                        "northwind",
                        MetaDataKeys.MEMBER_ID,
                        "ana",
                        MetaDataKeys.ACTOR,
                        "ana",
                        MetaDataKeys.COMMAND_ID,
                        id,
                        MetaDataKeys.CORRELATION_ID,
                        id,
                        MetaDataKeys.CAUSATION_ID,
                        id));
    }

    @Test
    @DisplayName("shares transactions, tells only those who lost of it, and writes everything once")
    void together() throws Exception {
        AtomicInteger conflicts = new AtomicInteger();
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> write(number, conflicts)));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }

        int contested = APPENDS / CONTESTED_EVERY;
        int written = WRITERS * (APPENDS - contested) + contested;
        assertThat(conflicts).hasValue(contested * (WRITERS - 1));
        assertThat(count("SELECT count(*) FROM event")).isEqualTo(written);
        assertThat(count("SELECT count(DISTINCT aggregate_id) FROM event")).isEqualTo(written);
        assertThat(count("SELECT count(*) FROM outbox JOIN event USING (global_index)"))
                .isEqualTo(written);
        assertThat(count("SELECT count(DISTINCT xmin::text) FROM event")).isLessThan(written);
    }

    private static void write(int writer, AtomicInteger conflicts) {
        for (int i = 0; i < APPENDS; i++) {
            boolean contested = i % CONTESTED_EVERY == 0;
            try {
                appender.append(List.of(event(contested ? "contested-" + i : writer + "-" + i)), null);
            } catch (ConcurrencyException e) {
                assertThat(contested).as("only contested aggregates conflict").isTrue();
                conflicts.incrementAndGet();
            }
        }
    }

    private static int count(String query) {
        Integer count = jdbc.queryForObject(query, Integer.class);
        return count == null ? 0 : count;
    }
}
