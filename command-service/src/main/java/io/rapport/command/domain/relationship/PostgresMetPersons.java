package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipRejection.PersonAlreadyMet;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.commands.CommandUnderWay;
import io.rapport.events.Owner;
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
    public void expect(Owner owner) {
        hashes.expect(owner, this::hasClaims);
    }

    private boolean hasClaims(Owner owner) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM met_person WHERE tenant_id = ? AND member_id = ? AND of_member)""")
                .params(owner.tenantId(), owner.memberId())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void claim(Owner owner, UUID relationshipId, List<PersonKey> keys) {
        CommandUnderWay command = CommandUnderWay.current();
        if (command == null) {
            throw new IllegalStateException("Keys are claimed by commands");
        }
        expect(owner);
        command.writes(claimed(owner, relationshipId, keys));
    }

    ClaimedKeys claimed(Owner owner, UUID relationshipId, List<PersonKey> keys) {
        return new ClaimedKeys(
                this,
                relationshipId,
                keys.stream().map(key -> claim(owner, key)).toList());
    }

    private Claim claim(Owner owner, PersonKey key) {
        return new Claim(owner, key, hashes);
    }

    @Override
    public void replace(Owner owner, UUID relationshipId, PersonKey.Kind kind, Optional<PersonKey> key) {
        // Two descriptions of one person at once would each release what the other cannot see yet.
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(?)")
                .param(relationshipId.getMostSignificantBits() ^ relationshipId.getLeastSignificantBits())
                .query(Integer.class)
                .single();
        Optional<Claim> claim = key.map(present -> claim(owner, present));
        claim.ifPresent(present -> claimNow(relationshipId, present));
        release(owner, relationshipId, kind, claim.map(Claim::hash).orElse(NONE));
    }

    private void claimNow(UUID relationshipId, Claim claim) {
        while (!inserted(relationshipId, claim)) {
            Optional<UUID> holder = holder(claim);
            if (holder.isPresent()) {
                mustBeTheSame(relationshipId, holder.get(), claim.kind());
                return;
            }
            // Whoever held it has released it in between.
        }
    }

    /** A row of a running transaction is waited for: if that one is rolled back, this row is inserted. */
    private boolean inserted(UUID relationshipId, Claim claim) {
        return jdbc.sql("""
                        INSERT INTO met_person
                            (tenant_id, member_id, key_hash, kind, relationship_id, keyed, of_member)
                        VALUES (?, ?, ?, ?, ?, true, true)
                        ON CONFLICT (tenant_id, member_id, key_hash) DO NOTHING""")
                        .params(
                                claim.owner().tenantId(),
                                claim.owner().memberId(),
                                claim.hash(),
                                claim.kind().name(),
                                relationshipId)
                        .update()
                == 1;
    }

    /** Which relationship has this key, if one has. */
    Optional<UUID> holder(Owner owner, PersonKey key) {
        return holder(claim(owner, key));
    }

    Optional<UUID> holder(Claim claim) {
        return jdbc.sql("""
                        SELECT relationship_id FROM met_person
                        WHERE tenant_id = ? AND member_id = ? AND key_hash = ?""")
                .params(claim.owner().tenantId(), claim.owner().memberId(), claim.hash())
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
