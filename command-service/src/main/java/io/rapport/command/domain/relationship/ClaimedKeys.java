package io.rapport.command.domain.relationship;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.CompanionRows;
import io.rapport.command.platform.aggregate.Owner;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;

/** The keys of a person who was just met, as rows that are written with the meeting. */
final class ClaimedKeys implements CompanionRows {

    private static final String INSERT =
            "INSERT INTO met_person (tenant_id, member_id, key_hash, kind, relationship_id, keyed) VALUES ";

    private final PostgresMetPersons people;
    private final KeyedHashes hashes;
    private final Owner owner;
    private final UUID relationshipId;
    private final List<PersonKey> keys;

    /** @param keys always in the order of the kinds, so that two statements cannot wait for each other */
    ClaimedKeys(PostgresMetPersons people, KeyedHashes hashes, Owner owner, UUID relationshipId, List<PersonKey> keys) {
        this.people = people;
        this.hashes = hashes;
        this.owner = owner;
        this.relationshipId = relationshipId;
        this.keys = keys;
    }

    @Override
    public String insert() {
        return INSERT + String.join(", ", Collections.nCopies(keys.size(), "(?, ?, ?, ?, ?, true)"));
    }

    @Override
    public int bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (PersonKey key : keys) {
            statement.setString(next++, owner.tenantId());
            statement.setString(next++, owner.memberId());
            statement.setBytes(next++, hashes.of(owner, key));
            statement.setString(next++, key.kind().name());
            statement.setObject(next++, relationshipId);
        }
        return next;
    }

    @Override
    public String constraint() {
        return "met_person_pkey";
    }

    @Override
    public RuntimeException taken() {
        for (PersonKey key : keys) {
            Optional<UUID> holder = people.holder(owner, key);
            if (holder.isPresent()) {
                return new RejectedException(people.alreadyMet(holder.get(), key.kind()));
            }
        }
        // Whoever held it has released it in between: worth another try.
        return new ConcurrencyException("A person's key was given back while it was asked for");
    }
}
