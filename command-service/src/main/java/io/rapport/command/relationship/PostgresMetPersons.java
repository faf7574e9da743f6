package io.rapport.command.relationship;

import io.rapport.command.dispatch.Owner;
import io.rapport.command.relationship.RelationshipRejection.PersonAlreadyMet;
import io.rapport.command.rules.RejectedException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys as hashes, in a table whose primary key settles races. */
final class PostgresMetPersons implements MetPersons {

    private static final byte[] NONE = {};

    private final JdbcClient jdbc;

    PostgresMetPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void claim(Owner owner, UUID relationshipId, PersonKey key) {
        byte[] hash = key.hash(owner);
        while (!inserted(owner, relationshipId, key.kind(), hash)) {
            Optional<UUID> holder = holder(owner, hash);
            if (holder.isPresent()) {
                mustBeTheSame(relationshipId, holder.get(), key.kind());
                return;
            }
            // Whoever held it has released it in between.
        }
    }

    @Override
    public void replace(Owner owner, UUID relationshipId, PersonKey.Kind kind, Optional<PersonKey> key) {
        // Two descriptions of one person at once would each release what the other cannot see yet.
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(?)")
                .param(relationshipId.getMostSignificantBits() ^ relationshipId.getLeastSignificantBits())
                .query(Integer.class)
                .single();
        key.ifPresent(present -> claim(owner, relationshipId, present));
        release(
                owner,
                relationshipId,
                kind,
                key.map(present -> present.hash(owner)).orElse(NONE));
    }

    /** A row of a running transaction is waited for: if that one is rolled back, this row is inserted. */
    private boolean inserted(Owner owner, UUID relationshipId, PersonKey.Kind kind, byte[] hash) {
        return jdbc.sql("""
                        INSERT INTO met_person (tenant_id, member_id, key_hash, kind, relationship_id)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (tenant_id, member_id, key_hash) DO NOTHING""")
                        .params(owner.tenantId(), owner.memberId(), hash, kind.name(), relationshipId)
                        .update()
                == 1;
    }

    private Optional<UUID> holder(Owner owner, byte[] hash) {
        return jdbc.sql("""
                        SELECT relationship_id FROM met_person
                        WHERE tenant_id = ? AND member_id = ? AND key_hash = ?""")
                .params(owner.tenantId(), owner.memberId(), hash)
                .query(UUID.class)
                .optional();
    }

    private static void mustBeTheSame(UUID relationshipId, UUID holder, PersonKey.Kind kind) {
        if (!holder.equals(relationshipId)) {
            throw new RejectedException(new PersonAlreadyMet(holder, kind));
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
