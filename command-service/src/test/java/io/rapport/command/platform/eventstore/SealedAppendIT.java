package io.rapport.command.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.command.platform.keys.Keys;
import io.rapport.events.EventCodec;
import io.rapport.events.ForgottenSubjectException;
import io.rapport.events.Origin;
import io.rapport.events.RapportEvent;
import io.rapport.events.Subject;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.keyring.Destruction;
import io.rapport.keyring.Destructions;
import io.rapport.keyring.FirstKeyset;
import io.rapport.keyring.Keyring;
import io.rapport.keyring.KeyringSchema;
import io.rapport.keyring.MasterKey;
import io.rapport.parts.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

@DisplayName("The first event of an aggregate brings its keyset along")
class SealedAppendIT {

    private static final String TENANT = "northwind";
    private static final String MEMBER = "ana";

    @TempDir
    static Path destructions;

    private static HikariDataSource pool;
    private static JdbcTemplate jdbc;

    /** Of the process that appends; the other one is somebody else's. */
    private static Keyring keyring;

    private static Keyring elsewhere;
    private static EventCodec codecElsewhere;
    private static EventAppender appender;

    @BeforeAll
    static void start() {
        Database database = Database.create();
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        Flyway.configure().dataSource(pool).load().migrate();
        KeyringSchema.migrate(pool);
        jdbc = new JdbcTemplate(pool);
        keyring = keyring();
        elsewhere = keyring();
        codecElsewhere = new EventCodec(elsewhere);
        appender = new EventAppender(
                jdbc,
                new EventCodec(keyring),
                new TimeOrderedIds(),
                new AggregateCache(DataSize.ofMegabytes(1)),
                new Beside(keyring));
    }

    private static Keyring keyring() {
        String masterKey = Base64.getEncoder().encodeToString(new byte[32]);
        return new Keyring(pool, MasterKey.of(masterKey), Destructions.in(destructions), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        keyring.close();
        elsewhere.close();
        pool.close();
    }

    private record Beside(Keyring keyring) implements Keys {

        @Override
        public boolean areBesideTheLog() {
            return true;
        }

        @Override
        public FirstKeyset first(Subject aggregate) {
            return keyring.first(aggregate);
        }

        @Override
        public List<Destruction> destroyed() {
            return keyring.destroyed();
        }

        @Override
        public String state() {
            return keyring.status().name();
        }

        @Override
        public void link(Subject subject, Set<UUID> people) {
            keyring.link(subject, people);
        }

        @Override
        public Keyring.Closed destroyPerson(String tenantId, String memberId, Set<UUID> relationshipIds) {
            return keyring.destroyPerson(tenantId, memberId, relationshipIds);
        }

        @Override
        public int destroyMember(String tenantId, String memberId) {
            return keyring.destroyMember(tenantId, memberId);
        }

        @Override
        public byte[] seal(Subject subject, byte[] value, byte[] associated) {
            return keyring.seal(subject, value, associated);
        }

        @Override
        public byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
            return keyring.open(subject, sealed, associated);
        }
    }

    private static DomainEventMessage<?> met(UUID person) {
        String id = UUID.randomUUID().toString();
        return new GenericDomainEventMessage<>(
                "Relationship",
                person.toString(),
                0,
                new PersonMet(
                        person,
                        UUID.randomUUID(),
                        Instant.parse("2026-11-20T10:00:00Z"),
                        LocalDate.of(2026, 11, 20),
                        new Person(
                                "Grace", RelationshipKind.COLLEAGUE, null, null, null, false, null, null, null, null),
                        null,
                        Set.of(),
                        null),
                Map.of(
                        MetaDataKeys.TENANT_ID,
                        TENANT,
                        MetaDataKeys.MEMBER_ID,
                        MEMBER,
                        MetaDataKeys.ACTOR,
                        MEMBER,
                        MetaDataKeys.COMMAND_ID,
                        id,
                        MetaDataKeys.CORRELATION_ID,
                        id,
                        MetaDataKeys.CAUSATION_ID,
                        id));
    }

    private static Subject subject(UUID person) {
        return new Subject(TENANT, MEMBER, person);
    }

    /** As another process reads it. */
    private static RapportEvent stored(UUID person) {
        return jdbc.queryForObject(
                "SELECT event_id, type, payload FROM event WHERE aggregate_id = ?",
                (row, number) -> codecElsewhere.decode(
                        row.getString(2),
                        row.getBytes(3),
                        new Origin(TENANT, MEMBER, person.toString(), row.getObject(1, UUID.class))),
                person.toString());
    }

    private static long count(String table, String column, UUID id) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM " + table + " WHERE " + column + "::text = ?", Long.class, id.toString());
        return count == null ? 0 : count;
    }

    @Test
    @DisplayName("in the same transaction, also where many append at once")
    void together() throws Exception {
        List<UUID> people = new ArrayList<>();
        List<Future<?>> appends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                UUID person = UUID.randomUUID();
                people.add(person);
                appends.add(threads.submit(() -> appender.append(List.of(met(person)), null)));
            }
        }
        for (Future<?> append : appends) {
            append.get();
        }

        for (UUID person : people) {
            assertThat(((PersonMet) stored(person)).person().name()).isEqualTo("Grace");
            assertThat(jdbc.queryForObject(
                            "SELECT event.xmin::text = keyset.xmin::text FROM event JOIN keyring.keyset keyset"
                                    + " ON keyset.aggregate_id::text = event.aggregate_id WHERE event.aggregate_id = ?",
                            Boolean.class,
                            person.toString()))
                    .isTrue();
            assertThat(keyring.has(subject(person))).isTrue();
        }
    }

    @Test
    @DisplayName("unless another process made one meanwhile: then that one seals it")
    void madeElsewhere() {
        UUID person = UUID.randomUUID();
        byte[] earlier = elsewhere.seal(subject(person), "Grace".getBytes(StandardCharsets.UTF_8), new byte[0]);

        appender.append(List.of(met(person)), null);

        assertThat(((PersonMet) stored(person)).person().name()).isEqualTo("Grace");
        assertThat(count("keyring.keyset", "aggregate_id", person)).isEqualTo(1);
        assertThat(keyring.open(subject(person), earlier, new byte[0]))
                .asString()
                .isEqualTo("Grace");
    }

    @Test
    @DisplayName("and who was forgotten elsewhere is refused by themself, whoever appends at the same time")
    void forgotten() throws Exception {
        Set<UUID> forgotten = new HashSet<>();
        Map<UUID, Future<?>> appends = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            forgotten.add(UUID.randomUUID());
        }
        elsewhere.destroyPerson(TENANT, MEMBER, forgotten);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 56; i++) {
                UUID person = UUID.randomUUID();
                appends.put(person, threads.submit(() -> appender.append(List.of(met(person)), null)));
            }
            forgotten.forEach(person ->
                    appends.put(person, threads.submit(() -> appender.append(List.of(met(person)), null))));
        }

        appends.forEach((person, append) -> {
            if (forgotten.contains(person)) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(append::get)
                        .withCauseInstanceOf(ForgottenSubjectException.class);
                assertThat(count("event", "aggregate_id", person)).isZero();
                assertThat(count("keyring.keyset", "aggregate_id", person)).isZero();
            } else {
                assertThat(append).succeedsWithin(Duration.ofSeconds(60));
                assertThat(((PersonMet) stored(person)).person().name()).isEqualTo("Grace");
            }
        });
    }

    @Test
    @DisplayName("and an append that is refused leaves none behind")
    void refused() {
        UUID person = UUID.randomUUID();
        DomainEventMessage<?> first = met(person);
        jdbc.update("ALTER TABLE outbox RENAME TO outbox_away");
        try {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> appender.append(List.of(first), null));
        } finally {
            jdbc.update("ALTER TABLE outbox_away RENAME TO outbox");
        }
        assertThat(keyring.has(subject(person))).isFalse();
        assertThat(count("keyring.keyset", "aggregate_id", person)).isZero();

        appender.append(List.of(first), null);

        assertThat(((PersonMet) stored(person)).person().name()).isEqualTo("Grace");
    }
}
