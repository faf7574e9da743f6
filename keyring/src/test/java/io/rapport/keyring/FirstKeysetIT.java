package io.rapport.keyring;

import static io.rapport.keyring.KeyringRig.GRACE;
import static io.rapport.keyring.KeyringRig.HEDY;
import static io.rapport.keyring.KeyringRig.MEMBER;
import static io.rapport.keyring.KeyringRig.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.rapport.events.ForgottenSubjectException;
import io.rapport.events.Seals;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import io.rapport.parts.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;

class FirstKeysetIT {

    private static final Subject SUBJECT = KeyringRig.of(GRACE);

    private final KeyringRig rig = new KeyringRig();

    @TempDir
    Path destructions;

    private static byte[] seal(Seals seals, Subject subject, String text) {
        return seals.seal(subject, text.getBytes(StandardCharsets.UTF_8), KeyringRig.PLACE);
    }

    private static int store(Connection connection, FirstKeyset keyset) throws SQLException {
        List<FirstKeyset> minted =
                Stream.of(keyset).filter(FirstKeyset::isMinted).toList();
        try (PreparedStatement insert = connection.prepareStatement(FirstKeyset.INSERT)) {
            assertThat(FirstKeyset.bind(minted, insert, 1)).isEqualTo(6);
            return insert.executeUpdate();
        }
    }

    private int store(FirstKeyset keyset) throws SQLException {
        try (Connection connection = rig.connections.getConnection()) {
            return store(connection, keyset);
        }
    }

    @Test
    void whatItSealedOpensForEverybodyOnceItIsStored() throws SQLException {
        Keyring keyring = rig.keyring(destructions);
        FirstKeyset first = keyring.first(SUBJECT);
        byte[] sealed = seal(first, SUBJECT, "Grace");
        assertThatExceptionOfType(SealsUnavailableException.class).isThrownBy(() -> open(keyring, SUBJECT, sealed));

        assertThat(store(first)).isEqualTo(1);
        first.stored();

        assertThat(keyring.has(SUBJECT)).isTrue();
        assertThat(open(keyring, SUBJECT, sealed)).isEqualTo("Grace");
        assertThat(open(rig.reader(), SUBJECT, sealed)).isEqualTo("Grace");
        assertThat(open(rig.reader(), SUBJECT, seal(keyring, SUBJECT, "Hopper")))
                .isEqualTo("Hopper");
    }

    @Test
    void nothingIsMadeForWhomNothingIsSealed() throws SQLException {
        FirstKeyset first = rig.keyring(destructions).first(SUBJECT);
        byte[] sealed = seal(first, MEMBER, "Ada");

        assertThat(store(first)).isZero();
        first.stored();
        assertThat(open(rig.reader(), MEMBER, sealed)).isEqualTo("Ada");
        assertThat(rig.count("SELECT count(*) FROM keyring.keyset")).isEqualTo(1);
    }

    @Test
    void aSecondKeysetForOneSubjectIsRefused() throws SQLException {
        FirstKeyset mine = rig.keyring(destructions).first(SUBJECT);
        FirstKeyset theirs = rig.keyring(destructions).first(SUBJECT);
        seal(mine, SUBJECT, "Grace");
        seal(theirs, SUBJECT, "Grace");
        store(mine);

        assertThatExceptionOfType(PSQLException.class)
                .isThrownBy(() -> store(theirs))
                .withMessageContaining(FirstKeyset.TAKEN);
    }

    @Test
    void whoeverWasForgottenGetsNone() {
        FirstKeyset grace = rig.keyring(destructions).first(SUBJECT);
        FirstKeyset other = rig.keyring(destructions).first(new Subject("acme", "m-18", HEDY));
        seal(grace, SUBJECT, "Grace");
        seal(other, new Subject("acme", "m-18", HEDY), "Hedy");
        Keyring elsewhere = rig.keyring(destructions);
        elsewhere.destroyPerson("acme", "m-17", Set.of(GRACE));
        elsewhere.destroyMember("acme", "m-18");

        assertThatExceptionOfType(PSQLException.class)
                .isThrownBy(() -> store(grace))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(FirstKeyset.FORGOTTEN));
        assertThatExceptionOfType(PSQLException.class)
                .isThrownBy(() -> store(other))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(FirstKeyset.FORGOTTEN));
        assertThat(rig.count("SELECT count(*) FROM keyring.keyset")).isZero();
    }

    @Test
    void aDestructionThatIsUnderWayIsWaitedForAndSeen() throws Exception {
        FirstKeyset first = rig.keyring(destructions).first(SUBJECT);
        seal(first, SUBJECT, "Grace");
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                Connection destroying = rig.connections.getConnection();
                Statement statement = destroying.createStatement()) {
            destroying.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('4:acmem-17', 17))");
            Future<Integer> stored = threads.submit(() -> store(first));
            await().until(() -> rig.count("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                    == 1);
            statement.execute("INSERT INTO keyring.destroyed VALUES ('acme', 'm-17', '" + GRACE + "', 1, now())");
            destroying.commit();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(stored::get)
                    .havingCause()
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(FirstKeyset.FORGOTTEN));
        }
    }

    @Test
    void aDestructionWaitsForWhatIsBeingStoredAndDestroysIt() throws Exception {
        Keyring keyring = rig.keyring(destructions);
        FirstKeyset first = keyring.first(SUBJECT);
        byte[] sealed = seal(first, SUBJECT, "Grace");
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                Connection writing = rig.connections.getConnection()) {
            writing.setAutoCommit(false);
            store(writing, first);
            Future<Keyring.Closed> destroyed =
                    threads.submit(() -> rig.keyring(destructions).destroyPerson("acme", "m-17", Set.of(GRACE)));
            await().until(() -> rig.count("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                    == 1);
            writing.commit();

            assertThat(destroyed.get().keysets()).isEqualTo(1);
        }
        assertThat(open(rig.reader(), SUBJECT, sealed)).isNull();
    }

    @Test
    void whatWasStoredBeforeADestructionWasNoticedIsNotKept() throws SQLException {
        Keyring keyring = rig.keyring(destructions);
        FirstKeyset first = keyring.first(SUBJECT);
        byte[] sealed = seal(first, SUBJECT, "Grace");
        store(first);
        keyring.destroyPerson("acme", "m-17", Set.of(GRACE));

        first.stored();

        assertThat(open(keyring, SUBJECT, sealed)).isNull();
        assertThatExceptionOfType(ForgottenSubjectException.class).isThrownBy(() -> seal(keyring, SUBJECT, "Grace"));
    }

    @Test
    void itIsStoredByWhoeverMayWriteToTheVeryTableAndReadsNothing() throws SQLException {
        Keyring keyring = rig.keyring(destructions);
        String role = "log_of_" + rig.database.url().replaceAll(".*/(\\w+).*", "$1");
        rig.execute("CREATE ROLE " + role + " LOGIN");
        DataSource log = rig.connections(role);
        KeyringRig elsewhere = new KeyringRig();
        DataSource none = source(Database.create());

        assertThat(keyring.isWrittenBy(rig.connections)).isTrue();
        assertThat(keyring.isWrittenBy(elsewhere.connections)).isFalse();
        assertThat(keyring.isWrittenBy(none)).isFalse();
        assertThat(keyring.isWrittenBy(log)).as("before it may").isFalse();
        rig.execute("GRANT USAGE ON SCHEMA keyring TO " + role + "; GRANT INSERT ON keyring.keyset TO " + role);
        assertThat(keyring.isWrittenBy(log)).isTrue();

        FirstKeyset first = keyring.first(SUBJECT);
        byte[] sealed = seal(first, SUBJECT, "Grace");
        try (Connection connection = log.getConnection();
                Statement statement = connection.createStatement()) {
            store(connection, first);
            assertThatExceptionOfType(PSQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT FROM keyring.keyset"));
        }
        assertThat(open(rig.reader(), SUBJECT, sealed)).isEqualTo("Grace");
    }

    private static DataSource source(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        return source;
    }
}
