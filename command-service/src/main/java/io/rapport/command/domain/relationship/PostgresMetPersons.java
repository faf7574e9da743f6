package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipRejection.PersonAlreadyMet;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.command.platform.commands.CommandUnderWay;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys as keyed hashes, in a table whose primary key settles races. */
final class PostgresMetPersons implements MetPersons {

    private static final byte[] NONE = {};

    private final JdbcClient jdbc;
    private final KeyedHashes hashes;
    private final Histories histories;

    PostgresMetPersons(JdbcClient jdbc, KeyedHashes hashes, Histories histories) {
        this.jdbc = jdbc;
        this.hashes = hashes;
        this.histories = histories;
    }

    @Override
    public void claim(Owner owner, UUID relationshipId, List<PersonKey> keys) {
        CommandUnderWay command = CommandUnderWay.current();
        if (command == null) {
            throw new IllegalStateException("Keys are claimed by commands");
        }
        command.writes(new ClaimedKeys(this, hashes, owner, relationshipId, keys));
    }

    @Override
    public void replace(Owner owner, UUID relationshipId, PersonKey.Kind kind, Optional<PersonKey> key) {
        // Two descriptions of one person at once would each release what the other cannot see yet.
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(?)")
                .param(relationshipId.getMostSignificantBits() ^ relationshipId.getLeastSignificantBits())
                .query(Integer.class)
                .single();
        key.ifPresent(present -> claimNow(owner, relationshipId, present));
        release(
                owner,
                relationshipId,
                kind,
                key.map(present -> hashes.of(owner, present)).orElse(NONE));
    }

    private void claimNow(Owner owner, UUID relationshipId, PersonKey key) {
        while (!inserted(owner, relationshipId, key)) {
            Optional<UUID> holder = holder(owner, key);
            if (holder.isPresent()) {
                mustBeTheSame(relationshipId, holder.get(), key.kind());
                return;
            }
            // Whoever held it has released it in between.
        }
    }

    /** A row of a running transaction is waited for: if that one is rolled back, this row is inserted. */
    private boolean inserted(Owner owner, UUID relationshipId, PersonKey key) {
        return jdbc.sql("""
                        INSERT INTO met_person (tenant_id, member_id, key_hash, kind, relationship_id, keyed)
                        VALUES (?, ?, ?, ?, ?, true)
                        ON CONFLICT (tenant_id, member_id, key_hash) DO NOTHING""")
                        .params(
                                owner.tenantId(),
                                owner.memberId(),
                                hashes.of(owner, key),
                                key.kind().name(),
                                relationshipId)
                        .update()
                == 1;
    }

    /** Which relationship has this key, if one has. */
    Optional<UUID> holder(Owner owner, PersonKey key) {
        return jdbc.sql("""
                        SELECT relationship_id FROM met_person
                        WHERE tenant_id = ? AND member_id = ? AND key_hash = ?""")
                .params(owner.tenantId(), owner.memberId(), hashes.of(owner, key))
                .query(UUID.class)
                .optional();
    }

    /** That this relationship has the key, or the one that stands for it, and whether it is but a card so far. */
    PersonAlreadyMet alreadyMet(UUID holder, PersonKey.Kind kind) {
        UUID root = histories.standingFor(holder).orElse(holder);
        boolean met = jdbc.sql("SELECT EXISTS (SELECT 1 FROM event WHERE aggregate_id IN (?, ?) AND type LIKE ?)")
                .params(holder.toString(), root.toString(), RecordedPersons.anyVersionOf(PersonMet.class))
                .query(Boolean.class)
                .single();
        return new PersonAlreadyMet(root, kind, !met);
    }

    private void mustBeTheSame(UUID relationshipId, UUID holder, PersonKey.Kind kind) {
        // Another record of the person may have the key: who has it is found there.
        if (!holder.equals(relationshipId) && !histories.standingFor(holder).equals(Optional.of(relationshipId))) {
            throw new RejectedException(alreadyMet(holder, kind));
        }
    }

    private void release(Owner owner, UUID relationshipId, PersonKey.Kind kind, byte[] kept) {
        jdbc.sql("""
                        DELETE FROM met_person
                        WHERE tenant_id = ? AND member_id = ? AND relationship_id = ? AND kind = ? AND key_hash <> ?""")
                .params(owner.tenantId(), owner.memberId(), relationshipId, kind.name(), kept)
                .update();
    }
}
