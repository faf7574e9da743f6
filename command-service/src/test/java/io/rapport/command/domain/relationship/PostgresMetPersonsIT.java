package io.rapport.command.domain.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.command.domain.relationship.RelationshipRejection.PersonAlreadyMet;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.secrets.InstallationMac;
import io.rapport.events.ForgottenSubjectException;
import io.rapport.events.Owner;
import io.rapport.events.SealsUnavailableException;
import io.rapport.keyring.KeyringStatus;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.axonframework.modelling.command.ConcurrencyException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("The people whom a member has met, in PostgreSQL")
class PostgresMetPersonsIT {

    private static final Owner ANA = new Owner("northwind", "ana");
    private static final PersonKey EMAIL = PersonKey.email("mara@example.org").orElseThrow();
    private static final PersonKey OTHER_EMAIL =
            PersonKey.email("lind@example.org").orElseThrow();
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    private static final String SECRET = "a secret of the tests, of 32 bytes and more";

    @TempDir
    static Path destructions;

    private static EmbeddedPostgres postgres;
    private static JdbcTemplate plainJdbc;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;
    private MacsOfKeyring macs;
    private PostgresMetPersons people;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        DataSource database = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(database).load().migrate();
        plainJdbc = new JdbcTemplate(database);
        jdbc = JdbcClient.create(plainJdbc);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void forgetEverybody() {
        jdbc.sql("DELETE FROM met_person").update();
        macs = MacsOfKeyring.in(postgres.getPostgresDatabase(), destructions);
        jdbc.sql("DELETE FROM keyring.keyset").update();
        people = new PostgresMetPersons(jdbc, new KeyedHashes(SECRET, macs), new Histories(record -> List.of()));
    }

    /** As the statement that appends a meeting's events does it. */
    private void claim(Owner owner, UUID relationship, PersonKey... keys) {
        people.expect(owner);
        ClaimedKeys claimed = people.claimed(owner, relationship, List.of(keys));
        try {
            plainJdbc.update(claimed.insert(), statement -> {
                assertThat(claimed.bind(statement, 1)).isEqualTo(1 + 5 * keys.length);
            });
        } catch (DuplicateKeyException e) {
            assertThat(e).hasMessageContaining('"' + claimed.constraint() + '"');
            throw claimed.taken();
        }
    }

    private void replaceEmail(UUID relationship, Optional<PersonKey> key) {
        people.expect(ANA);
        transaction.executeWithoutResult(status -> people.replace(ANA, relationship, PersonKey.Kind.EMAIL, key));
    }

    private static void assertMetAs(UUID holder, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection())
                                .isEqualTo(new PersonAlreadyMet(holder, PersonKey.Kind.EMAIL, true)));
    }

    @Test
    @DisplayName("are each met once, and the second time names the first")
    void once() {
        claim(ANA, FIRST, EMAIL);
        assertMetAs(FIRST, () -> claim(ANA, SECOND, EMAIL));
        replaceEmail(FIRST, Optional.of(EMAIL));
        assertMetAs(FIRST, () -> claim(ANA, SECOND, EMAIL));
    }

    @Test
    @DisplayName("are told apart by either key, and a meeting with one key that is taken claims none")
    void eitherKey() {
        PersonKey profile = PersonKey.profileUrl("https://example.org/mara").orElseThrow();
        claim(ANA, FIRST, profile);
        assertThatThrownBy(() -> claim(ANA, SECOND, EMAIL, profile))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection())
                                .isEqualTo(new PersonAlreadyMet(FIRST, PersonKey.Kind.PROFILE_URL, true)));
        claim(ANA, SECOND, EMAIL);
    }

    @Test
    @DisplayName("ask again, if what was taken was given back in the meantime")
    void givenBack() {
        people.expect(ANA);
        assertThat(people.claimed(ANA, FIRST, List.of(EMAIL)).taken()).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    @DisplayName("may be met by every other member too")
    void byOthers() {
        claim(ANA, FIRST, EMAIL);
        claim(new Owner("northwind", "ben"), SECOND, EMAIL);
        claim(new Owner("contoso", "ana"), new UUID(1, 3), EMAIL);
        assertThat(jdbc.sql("SELECT count(*) FROM met_person").query(Long.class).single())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("were not met, if the transaction was rolled back")
    void rolledBack() {
        transaction.executeWithoutResult(status -> {
            claim(ANA, FIRST, EMAIL);
            status.setRollbackOnly();
        });
        claim(ANA, SECOND, EMAIL);
        assertMetAs(SECOND, () -> claim(ANA, FIRST, EMAIL));
    }

    @Test
    @DisplayName("give up the old address with the new one, and both kinds of keys are apart")
    void replaced() {
        PersonKey profile = PersonKey.profileUrl("https://example.org/mara").orElseThrow();
        claim(ANA, FIRST, EMAIL);
        claim(ANA, FIRST, profile);

        replaceEmail(FIRST, Optional.of(OTHER_EMAIL));

        claim(ANA, SECOND, EMAIL);
        assertMetAs(FIRST, () -> claim(ANA, new UUID(1, 3), OTHER_EMAIL));
        assertThatThrownBy(() -> claim(ANA, SECOND, profile)).isInstanceOf(RejectedException.class);
    }

    @Test
    @DisplayName("give up an address that is no longer known")
    void cleared() {
        claim(ANA, FIRST, EMAIL);
        replaceEmail(FIRST, Optional.empty());
        claim(ANA, SECOND, EMAIL);
        assertMetAs(SECOND, () -> claim(ANA, FIRST, EMAIL));
    }

    @Test
    @DisplayName("keep their address, if the new one is somebody else's")
    void replacedByTaken() {
        claim(ANA, FIRST, EMAIL);
        claim(ANA, SECOND, OTHER_EMAIL);
        assertMetAs(SECOND, () -> replaceEmail(FIRST, Optional.of(OTHER_EMAIL)));
        assertMetAs(FIRST, () -> claim(ANA, new UUID(1, 3), EMAIL));
    }

    @Test
    @DisplayName("are met by one of many requests at once, and all others name that one")
    void race() throws Exception {
        int requests = 16;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Optional<UUID>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(requests)) {
            for (int i = 0; i < requests; i++) {
                UUID relationship = new UUID(2, i);
                answers.add(threads.submit(() -> {
                    start.await();
                    return holderIfTaken(relationship);
                }));
            }
            start.countDown();
        }
        List<UUID> named = new ArrayList<>();
        int won = 0;
        for (Future<Optional<UUID>> answer : answers) {
            if (answer.get().isPresent()) {
                named.add(answer.get().get());
            } else {
                won++;
            }
        }
        UUID winner = jdbc.sql("SELECT relationship_id FROM met_person")
                .query(UUID.class)
                .single();
        assertThat(won).isEqualTo(1);
        assertThat(named).hasSize(requests - 1).containsOnly(winner);
    }

    private Optional<UUID> holderIfTaken(UUID relationship) {
        try {
            claim(ANA, relationship, EMAIL);
            return Optional.empty();
        } catch (RejectedException e) {
            return Optional.of(((PersonAlreadyMet) e.rejection()).relationshipId());
        }
    }

    @Test
    @DisplayName("are waited for while a request is under way, which may fail yet")
    void waits() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> second = transaction.execute(status -> {
                claim(ANA, FIRST, EMAIL);
                Future<?> waiting = thread.submit(() -> claim(ANA, SECOND, EMAIL));
                awaitSomebodyWaiting();
                status.setRollbackOnly();
                return waiting;
            });
            assertThat(second).isNotNull();
            second.get();
        }
        assertMetAs(SECOND, () -> claim(ANA, FIRST, EMAIL));
    }

    @Test
    @DisplayName("described anew by two requests at once end with one address and hold on to no other")
    void describedTwiceAtOnce() throws InterruptedException, ExecutionException {
        PersonKey third = PersonKey.email("m.lind@example.org").orElseThrow();
        claim(ANA, FIRST, EMAIL);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> later = transaction.execute(status -> {
                people.replace(ANA, FIRST, PersonKey.Kind.EMAIL, Optional.of(OTHER_EMAIL));
                Future<?> waiting = thread.submit(() -> replaceEmail(FIRST, Optional.of(third)));
                awaitSomebodyWaiting();
                return waiting;
            });
            assertThat(later).isNotNull();
            later.get();
        }
        claim(ANA, SECOND, EMAIL);
        claim(ANA, SECOND, OTHER_EMAIL);
        assertMetAs(FIRST, () -> claim(ANA, SECOND, third));
    }

    @Test
    @DisplayName("cannot be told by anybody once the member is forgotten, with all secrets and what was there before")
    void forgotten() {
        Owner eva = new Owner("northwind", "eva");
        claim(eva, FIRST, EMAIL);
        byte[] before =
                jdbc.sql("SELECT key_hash FROM met_person").query(byte[].class).single();
        byte[] installations = new InstallationMac(SECRET, "met_person").of(EMAIL.hash(eva));
        assertThat(macs.of(eva, installations)).as("as long as they are there").isEqualTo(before);

        macs.keyring().destroyMember(eva.tenantId(), eva.memberId());

        assertThat(before).isNotEqualTo(installations).isNotEqualTo(EMAIL.hash(eva));
        assertThatThrownBy(() -> claim(eva, SECOND, EMAIL)).isInstanceOf(ForgottenSubjectException.class);
        assertThat(jdbc.sql("SELECT count(*) FROM keyring.keyset WHERE member_id = 'eva'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("are not met twice because the keyring is another one: commands are refused, and that is an alarm")
    void anotherKeyring(@TempDir Path elsewhere) {
        claim(ANA, FIRST, EMAIL);
        jdbc.sql("DELETE FROM keyring.keyset").update();
        MacsOfKeyring lost = MacsOfKeyring.in(postgres.getPostgresDatabase(), elsewhere);
        PostgresMetPersons others =
                new PostgresMetPersons(jdbc, new KeyedHashes(SECRET, lost), new Histories(record -> List.of()));

        others.expect(ANA);
        assertThatThrownBy(() -> others.claimed(ANA, SECOND, List.of(EMAIL)))
                .isInstanceOfSatisfying(
                        SealsUnavailableException.class,
                        e -> assertThat(e.unknown()).isTrue());
        assertThat(lost.keyring().status()).isEqualTo(KeyringStatus.UNKNOWN_SUBJECT);
        assertThat(jdbc.sql("SELECT count(*) FROM keyring.keyset")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void awaitSomebodyWaiting() {
        await().until(() -> jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0);
    }
}
