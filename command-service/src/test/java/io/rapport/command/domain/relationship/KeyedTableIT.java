package io.rapport.command.domain.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.platform.secrets.InstallationMac;
import io.rapport.events.EventCodec;
import io.rapport.events.EventTypes;
import io.rapport.events.Owner;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.parts.Database;
import io.rapport.trouble.TroubleException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("The hashes by which people are found again")
class KeyedTableIT {

    private static final Owner ANA = new Owner("northwind", "ana");
    private static final String SECRET = "a secret of the tests, of 32 bytes and more";

    private static final EventCodec CODEC = new EventCodec();

    @TempDir
    Path destructions;

    private KeyedHashes hashes;
    private DriverManagerDataSource connections;
    private JdbcClient jdbc;
    private TransactionTemplate transactions;

    @BeforeEach
    void migrate() {
        database("latest");
    }

    private void database(String version) {
        connections = create();
        migrate(connections, version);
        jdbc = JdbcClient.create(connections);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(connections));
        hashes = hashes(SECRET);
    }

    /** As another instance has them. */
    private KeyedHashes hashes(String secret) {
        return new KeyedHashes(secret, MacsOfKeyring.in(connections, destructions));
    }

    private static DriverManagerDataSource create() {
        Database database = Database.create();
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    private static void migrate(DriverManagerDataSource connections, String version) {
        Flyway.configure().dataSource(connections).target(version).load().migrate();
    }

    private void start(String secret) {
        new KeyedTable(jdbc, transactions, hashes(secret), new RecordedPersons(jdbc, CODEC)).bringUpToDate();
    }

    private static PersonKey key(int person) {
        return PersonKey.email("person" + person + "@example.org").orElseThrow();
    }

    /** As the first version did. */
    private void claimedPlain(int person, UUID relationship) {
        jdbc.sql("""
                        INSERT INTO met_person (tenant_id, member_id, key_hash, kind, relationship_id)
                        VALUES (?, ?, ?, ?, ?)""")
                .params(ANA.tenantId(), ANA.memberId(), key(person).hash(ANA), "EMAIL", relationship)
                .update();
    }

    /** As the version before did. */
    private void claimedOfInstallation(Owner owner, int person, UUID relationship) {
        jdbc.sql("""
                        INSERT INTO met_person (tenant_id, member_id, key_hash, kind, relationship_id, keyed)
                        VALUES (?, ?, ?, 'EMAIL', ?, true)""")
                .params(
                        owner.tenantId(),
                        owner.memberId(),
                        new InstallationMac(SECRET, "met_person").of(key(person).hash(owner)),
                        relationship)
                .update();
    }

    private long count(String condition) {
        return jdbc.sql("SELECT count(*) FROM met_person WHERE " + condition)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("of earlier versions are keyed before commands are taken, by two instances at once, and each is found")
    void keyedAtTheStart() throws Exception {
        int people = 2_300;
        transactions.executeWithoutResult(transaction -> IntStream.range(0, people)
                .forEach(person -> {
                    if (person % 2 == 0) {
                        claimedPlain(person, new UUID(1, person));
                    } else {
                        claimedOfInstallation(ANA, person, new UUID(1, person));
                    }
                }));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> instances =
                    threads.invokeAll(List.<Callable<Boolean>>of(this::started, this::started));
            for (Future<Boolean> instance : instances) {
                assertThat(instance.get())
                        .as("nothing is left when it takes commands")
                        .isTrue();
            }
        }
        assertThat(count("keyed AND of_member")).isEqualTo(people);
        assertThat(jdbc.sql("SELECT count(*) FROM keyring.keyset")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        PostgresMetPersons found = found(hashes);
        for (int person = 0; person < people; person += 99) {
            assertThat(found.holder(ANA, key(person))).contains(new UUID(1, person));
        }
    }

    private boolean started() {
        start(SECRET);
        return count("NOT of_member") == 0;
    }

    @Test
    @DisplayName(
            "that an instance of the version before writes during a change of versions are keyed at the next start")
    void writtenByFormerVersion() {
        start(SECRET);
        claimedPlain(1, new UUID(1, 1));
        claimedPlain(2, new UUID(1, 2));
        claimedOfInstallation(ANA, 3, new UUID(1, 4));
        found(hashes).expect(ANA);
        jdbc.sql("""
                        INSERT INTO met_person (tenant_id, member_id, key_hash, kind, relationship_id, keyed, of_member)
                        VALUES (?, ?, ?, ?, ?, true, true)""")
                .params(ANA.tenantId(), ANA.memberId(), hashes.of(ANA, key(2)), "EMAIL", new UUID(1, 3))
                .update();
        start(SECRET);
        PostgresMetPersons found = found(hashes);
        assertThat(found.holder(ANA, key(1))).contains(new UUID(1, 1));
        assertThat(found.holder(ANA, key(2))).as("as it was claimed").contains(new UUID(1, 3));
        assertThat(found.holder(ANA, key(3))).contains(new UUID(1, 4));
        assertThat(count("of_member")).isEqualTo(3);
        assertThat(count("NOT of_member")).isZero();
    }

    private void recorded(UUID relationship, long sequence, RelationshipEvent event) {
        jdbc.sql("""
                        INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id,
                                           actor, recorded_at, command_id, correlation_id, causation_id, payload)
                        VALUES (gen_random_uuid(), ?, 'Relationship', ?, ?, ?, ?, 'ana', now(), gen_random_uuid(),
                                gen_random_uuid(), gen_random_uuid(), ?)""")
                .params(
                        EventTypes.nameOf(event.getClass()),
                        relationship.toString(),
                        sequence,
                        ANA.tenantId(),
                        ANA.memberId(),
                        CODEC.encode(event))
                .update();
    }

    private static Person person(@Nullable String email, String profileUrl) {
        return new Person("Mira", RelationshipKind.COLLEAGUE, null, null, null, false, email, profileUrl, null, null);
    }

    @Test
    @DisplayName("of earlier versions, which told people apart in another way, are computed from what is recorded")
    void computedAnew() {
        UUID one = new UUID(1, 1);
        UUID other = new UUID(1, 2);
        UUID described = new UUID(1, 3);
        for (UUID relationship : List.of(one, other, described)) {
            recorded(
                    relationship,
                    0,
                    new PersonMet(
                            relationship,
                            UUID.randomUUID(),
                            Instant.now(),
                            LocalDate.of(2026, 3, 2),
                            person(
                                    relationship.getLeastSignificantBits() + "@example.org",
                                    "https://people.example/profile.php?id=" + relationship.getLeastSignificantBits()),
                            null,
                            Set.of(),
                            null));
        }
        recorded(described, 1, new PersonDescribed(described, person(null, "https://people.example/three")));
        for (UUID relationship : List.of(one, other, described)) {
            for (String kind : List.of("EMAIL", "PROFILE_URL")) {
                jdbc.sql("""
                                INSERT INTO met_person (tenant_id, member_id, key_hash, kind, relationship_id)
                                VALUES (?, ?, sha256(?::bytea), ?, ?)""")
                        .params(ANA.tenantId(), ANA.memberId(), relationship + kind, kind, relationship)
                        .update();
            }
        }
        start(SECRET);
        PostgresMetPersons found = found(hashes);
        assertThat(holder(found, "https://people.example/profile.php?id=1")).contains(one);
        assertThat(holder(found, "https://people.example/profile.php?id=2")).contains(other);
        assertThat(holder(found, "https://people.example/profile.php?id=3")).isEmpty();
        assertThat(holder(found, "http://www.people.example/three/")).contains(described);
        assertThat(found.holder(ANA, PersonKey.email("1@example.org").orElseThrow()))
                .contains(one);
        assertThat(count("of_member")).isEqualTo(5);
        assertThat(count("NOT of_member")).isZero();
    }

    @Test
    @DisplayName("of profiles are computed anew with the version that takes two ways of writing an address for one")
    void profilesComputedAnew() {
        database("15");
        UUID mira = new UUID(1, 1);
        recorded(
                mira,
                0,
                new PersonMet(
                        mira,
                        UUID.randomUUID(),
                        Instant.now(),
                        LocalDate.of(2026, 3, 2),
                        person(null, "https://people.example/%40mira"),
                        null,
                        Set.of(),
                        null));
        jdbc.sql("""
                        INSERT INTO met_person (tenant_id, member_id, key_hash, kind, relationship_id, keyed)
                        VALUES (?, ?, sha256('as it was'::bytea), 'PROFILE_URL', ?, true)""").params(ANA.tenantId(), ANA.memberId(), mira).update();
        migrate(connections, "latest");
        start(SECRET);
        PostgresMetPersons found = found(hashes);
        assertThat(holder(found, "https://people.example/@mira")).contains(mira);
        assertThat(count("true")).isEqualTo(1);
    }

    private PostgresMetPersons found(KeyedHashes by) {
        return new PostgresMetPersons(jdbc, by, new Histories(record -> List.of()));
    }

    private static Optional<UUID> holder(PostgresMetPersons found, String url) {
        return found.holder(ANA, PersonKey.profileUrl(url).orElseThrow());
    }

    @Test
    @DisplayName("of the version before are keyed for each member, and those of a forgotten one go")
    void ofMembers() {
        Owner eva = new Owner("northwind", "eva");
        Owner gone = new Owner("northwind", "gone");
        claimedOfInstallation(ANA, 1, new UUID(1, 1));
        claimedOfInstallation(eva, 1, new UUID(1, 2));
        claimedOfInstallation(gone, 1, new UUID(1, 3));
        MacsOfKeyring.in(connections, destructions).keyring().destroyMember(gone.tenantId(), gone.memberId());

        start(SECRET);

        assertThat(found(hashes).holder(ANA, key(1))).contains(new UUID(1, 1));
        assertThat(found(hashes).holder(eva, key(1))).contains(new UUID(1, 2));
        assertThat(count("member_id = 'gone'")).isZero();
        assertThat(count("of_member")).isEqualTo(2);
    }

    @Test
    @DisplayName("are not keyed with a new key if the member's is lost: the service does not start")
    void keyringOfAnother() {
        claimedOfInstallation(ANA, 1, new UUID(1, 1));
        start(SECRET);
        jdbc.sql("DELETE FROM keyring.keyset").update();
        claimedOfInstallation(ANA, 2, new UUID(1, 2));

        assertThatThrownBy(() -> start(SECRET))
                .isInstanceOfSatisfying(
                        SealsUnavailableException.class,
                        e -> assertThat(e.unknown()).isTrue());
        assertThat(count("NOT of_member")).as("nothing is lost").isEqualTo(1);
    }

    @Test
    @DisplayName("say nothing to whoever has the database and a guess, but not the secret")
    void nothingToGuess() {
        claimedPlain(1, new UUID(1, 1));
        start(SECRET);
        assertThat(hashes.of(ANA, key(1))).isNotEqualTo(key(1).hash(ANA));
        assertThat(hashes(SECRET + "!").of(ANA, key(1))).isNotEqualTo(hashes.of(ANA, key(1)));
        assertThat(jdbc.sql("SELECT count(*) FROM met_person WHERE key_hash = ?")
                        .param(key(1).hash(ANA))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("are of one secret: with another one the service does not start")
    void otherSecret() {
        start(SECRET);
        start(SECRET);
        assertThatThrownBy(() -> start("another secret that has also 32 bytes or more"))
                .isInstanceOf(TroubleException.class)
                .hasMessageStartingWith("SecretMismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "thirty-one bytes are not enough"})
    @DisplayName("need a secret that nobody can guess")
    void noSecret(String secret) {
        assertThatThrownBy(() -> hashes(secret))
                .isInstanceOf(TroubleException.class)
                .hasMessageStartingWith("SecretMissing")
                .hasMessageContaining("RAPPORT_SECRET");
    }
}
