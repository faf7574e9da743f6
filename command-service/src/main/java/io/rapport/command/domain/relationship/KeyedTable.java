package io.rapport.command.domain.relationship;

import io.rapport.events.ForgottenSubjectException;
import io.rapport.events.Owner;
import io.rapport.events.relationship.Person;
import io.rapport.trouble.TroubleException;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sees to it that all hashes of met_person are keyed with the secret of this installation, and with a key of their
 * member, before commands are taken. What the first versions took for a key is computed anew from the events, since
 * they told people apart in another way. Each batch is a transaction of its own, and one instance at a time works on
 * one: who is stopped or comes later goes on where the work is.
 */
final class KeyedTable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedTable.class);
    private static final int BATCH = 1_000;

    /** "met_pers" in ASCII. */
    private static final long LOCK = 0x6d65745f70657273L;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final KeyedHashes hashes;
    private final RecordedPersons recorded;

    /**
     * @param hash in hex
     * @param keyed whether with the secret of the installation
     */
    private record Row(String tenantId, String memberId, String hash, String kind, UUID relationshipId, boolean keyed) {

        Owner owner() {
            return new Owner(tenantId, memberId);
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hash);
        }

        Row with(byte[] newHash) {
            return new Row(tenantId, memberId, HexFormat.of().formatHex(newHash), kind, relationshipId, true);
        }
    }

    KeyedTable(JdbcClient jdbc, TransactionOperations transactions, KeyedHashes hashes, RecordedPersons recorded) {
        this.recorded = recorded;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.hashes = hashes;
    }

    /**
     * Keys what is not keyed.
     *
     * @throws TroubleException if another secret was used so far
     */
    void bringUpToDate() {
        jdbc.sql("INSERT INTO met_person_secret (proof) VALUES (?) ON CONFLICT DO NOTHING")
                .param(hashes.proof())
                .update();
        byte[] known = jdbc.sql("SELECT proof FROM met_person_secret")
                .query(byte[].class)
                .single();
        if (!Arrays.equals(known, hashes.proof())) {
            throw new TroubleException(
                    "SecretMismatch",
                    "RAPPORT_SECRET is not the one with which this database was filled, so nobody whom members have met"
                            + " would be found. Start with the former one.");
        }
        int all = 0;
        int some = keySome();
        while (some > 0) {
            all += some;
            some = keySome();
        }
        if (all > 0) {
            LOG.info("{} hashes of met_person were keyed with keys of their members", all);
        }
    }

    private int keySome() {
        Integer keyed = transactions.execute(status -> {
            jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query(Integer.class)
                    .single();
            List<Row> rows = new ArrayList<>();
            jdbc.sql("""
                            DELETE FROM met_person
                            WHERE (tenant_id, member_id, key_hash) IN (
                                SELECT tenant_id, member_id, key_hash FROM met_person WHERE NOT of_member LIMIT ?)
                            RETURNING tenant_id, member_id, encode(key_hash, 'hex'), kind, relationship_id, keyed""").param(BATCH).query((ResultSet row) -> {
                rows.add(new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, UUID.class),
                        row.getBoolean(6)));
            });
            if (!rows.isEmpty()) {
                insert(rows);
            }
            return rows.size();
        });
        return keyed == null ? 0 : keyed;
    }

    /** What was claimed in the meantime with a keyed hash stays as it is, and so does the first of two that are one. */
    private void insert(List<Row> before) {
        beginKeys(before.stream().map(Row::owner).collect(Collectors.toSet()));
        Map<UUID, Person> persons = recorded.of(before.stream()
                .filter(row -> !row.keyed())
                .map(Row::relationshipId)
                .toList());
        List<Row> rows = before.stream()
                .flatMap(row -> keyed(row, persons.get(row.relationshipId())).stream())
                .toList();
        jdbc.sql("""
                        INSERT INTO met_person
                            (tenant_id, member_id, key_hash, kind, relationship_id, keyed, of_member)
                        SELECT *, true, true FROM unnest(?, ?, ?, ?, ?)
                        ON CONFLICT (tenant_id, member_id, key_hash) DO NOTHING""")
                .param(rows.stream().map(Row::tenantId).toArray(String[]::new))
                .param(rows.stream().map(Row::memberId).toArray(String[]::new))
                .param(rows.stream().map(Row::bytes).toArray(byte[][]::new))
                .param(rows.stream().map(Row::kind).toArray(String[]::new))
                .param(rows.stream().map(Row::relationshipId).toArray(UUID[]::new))
                .update();
    }

    /** Not to those who have hashes with a key of theirs: it is there, or the keyring is not the one that it was. */
    private void beginKeys(Set<Owner> owners) {
        Set<Owner> without = new HashSet<>(owners);
        jdbc.sql("""
                        SELECT DISTINCT tenant_id, member_id FROM met_person
                        WHERE of_member AND (tenant_id, member_id) IN (SELECT * FROM unnest(?, ?))""")
                .param(owners.stream().map(Owner::tenantId).toArray(String[]::new))
                .param(owners.stream().map(Owner::memberId).toArray(String[]::new))
                .query((ResultSet row) -> {
                    without.remove(new Owner(row.getString(1), row.getString(2)));
                });
        hashes.begin(without);
    }

    /** The row with its hash as it is to be; none if the person has no such key any more, or the member no keys. */
    private Optional<Row> keyed(Row row, @Nullable Person person) {
        try {
            if (row.keyed()) {
                return Optional.of(row.with(hashes.ofInstallations(row.owner(), row.bytes())));
            }
            if (person == null) {
                // Nothing is known but the hash itself.
                return Optional.of(row.with(hashes.ofPlain(row.owner(), row.bytes())));
            }
            return PersonKey.of(PersonKey.Kind.valueOf(row.kind()), person)
                    .map(key -> row.with(hashes.of(row.owner(), key)));
        } catch (ForgottenSubjectException e) {
            // A backup may know the member still.
            return Optional.empty();
        }
    }
}
