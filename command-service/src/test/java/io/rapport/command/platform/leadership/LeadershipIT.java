package io.rapport.command.platform.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.parts.Database;
import io.rapport.trouble.Trouble;
import io.rapport.trouble.TroubleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of those who seek a leadership")
class LeadershipIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PublishingSettings SOUGHT = new PublishingSettings(true);
    private static final long LOCK = 0x6162_6364_6566_6768L;

    private final List<Leadership> all = new CopyOnWriteArrayList<>();
    private final List<Leases> allLeases = new CopyOnWriteArrayList<>();
    private ConnectionSettings settings;

    @BeforeEach
    void database() {
        Database database = Database.create();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        settings = new ConnectionSettings(database.url(), database.user(), database.password());
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Leadership one : all) {
            one.stop();
        }
        for (Leases one : allLeases) {
            one.stop();
        }
    }

    private Leases leases() {
        Leases leases = new Leases(settings);
        allLeases.add(leases);
        return leases;
    }

    private Leadership sought(Leases leases, Leadership.Task task) {
        Leadership leadership = new Leadership("test", LOCK, settings, leases, task).startIf(SOUGHT);
        all.add(leadership);
        return leadership;
    }

    private Leadership sought(Leadership.Task task) {
        return sought(leases(), task);
    }

    private static Leadership.Task untilItEnds(AtomicInteger leading) {
        return (connection, term) -> {
            leading.incrementAndGet();
            term.wentWell();
            while (term.goesOn()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT pg_sleep(0.01)");
                }
            }
        };
    }

    @Test
    @DisplayName("one leads, and another one as soon as it stops")
    void oneLeads() throws InterruptedException {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        Leadership one = sought(untilItEnds(first));
        await().atMost(PATIENCE).until(() -> first.get() == 1);
        sought(untilItEnds(second));
        assertThat(second).hasValue(0);
        one.stop();
        await().atMost(PATIENCE).until(() -> second.get() == 1);
    }

    @Test
    @DisplayName("one that no longer renews its lease is replaced, and finds its connection gone")
    void aLeaseEnds() throws InterruptedException, SQLException {
        CountDownLatch leads = new CountDownLatch(1);
        CountDownLatch wakes = new CountDownLatch(1);
        AtomicBoolean refused = new AtomicBoolean();
        Leases frozen = leases();
        sought(frozen, (connection, term) -> {
            leads.countDown();
            wakes.await();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            } catch (SQLException e) {
                refused.set(true);
            }
            throw new TroubleException("Woken", "too late");
        });
        assertThat(leads.await(30, TimeUnit.SECONDS)).isTrue();
        // As a process that is frozen would: it renews nothing and asks for nothing, and keeps its connection.
        frozen.stop();
        AtomicInteger second = new AtomicInteger();
        sought(untilItEnds(second));
        await().atMost(PATIENCE).until(() -> second.get() == 1);
        wakes.countDown();
        await().atMost(PATIENCE).untilTrue(refused);
    }

    @Test
    @DisplayName("one that fails is in trouble until it succeeds, and those who stand by say so too")
    void trouble() {
        AtomicBoolean broken = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        Leadership.Task task = (connection, term) -> {
            tries.incrementAndGet();
            if (broken.get()) {
                throw new TroubleException("Broken", "for a while");
            }
            term.wentWell();
            while (term.goesOn()) {
                Thread.onSpinWait();
            }
        };
        Leadership one = sought(task);
        Trouble expected = new Trouble("Broken", "for a while");
        await().atMost(PATIENCE).until(() -> expected.equals(one.trouble()));
        int before = tries.get();
        await().atMost(PATIENCE).until(() -> {
            assertThat(one.trouble()).as("between two tries").isEqualTo(expected);
            return tries.get() > before + 3;
        });
        broken.set(false);
        await().atMost(PATIENCE).until(() -> one.trouble() == null);
    }

    @Test
    @DisplayName("one goes on after any failure, an Error too")
    void errors() {
        AtomicInteger tries = new AtomicInteger();
        Leadership one = sought((connection, term) -> {
            if (tries.incrementAndGet() < 3) {
                throw new StackOverflowError();
            }
            term.wentWell();
            while (term.goesOn()) {
                Thread.onSpinWait();
            }
        });
        await().atMost(PATIENCE).until(() -> tries.get() == 3 && one.trouble() == null);
    }

    @Test
    @DisplayName("each keeps one connection, whether it leads or stands by")
    void connections() throws SQLException {
        AtomicInteger leading = new AtomicInteger();
        sought(untilItEnds(leading));
        await().atMost(PATIENCE).until(() -> leading.get() == 1);
        sought(untilItEnds(new AtomicInteger()));
        sought(untilItEnds(new AtomicInteger()));
        try (Connection connection = settings.connect("watching");
                Statement statement = connection.createStatement()) {
            await().atMost(PATIENCE).until(() -> sessions(statement).size() == 3);
            List<String> before = sessions(statement);
            await().during(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> sessions(statement).equals(before));
        }
    }

    private static List<String> sessions(Statement statement) throws SQLException {
        List<String> sessions = new CopyOnWriteArrayList<>();
        try (var rows = statement.executeQuery("SELECT pid, backend_start FROM pg_stat_activity"
                + " WHERE application_name = 'rapport-test' AND datname = current_database() ORDER BY pid")) {
            while (rows.next()) {
                sessions.add(rows.getInt(1) + " since " + rows.getTimestamp(2));
            }
        }
        return sessions;
    }
}
