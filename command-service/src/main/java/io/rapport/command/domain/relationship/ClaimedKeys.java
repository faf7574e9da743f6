package io.rapport.command.domain.relationship;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.CompanionRows;
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
            "INSERT INTO met_person (tenant_id, member_id, key_hash, kind, relationship_id, keyed, of_member) VALUES ";

    private final PostgresMetPersons people;
    private final UUID relationshipId;
    private final List<Claim> claims;

    /** @param claims always in the order of the kinds, so that two statements cannot wait for each other */
    ClaimedKeys(PostgresMetPersons people, UUID relationshipId, List<Claim> claims) {
        this.people = people;
        this.relationshipId = relationshipId;
        this.claims = claims;
    }

    @Override
    public String insert() {
        return INSERT + String.join(", ", Collections.nCopies(claims.size(), "(?, ?, ?, ?, ?, true, true)"));
    }

    @Override
    public int bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (Claim claim : claims) {
            statement.setString(next++, claim.owner().tenantId());
            statement.setString(next++, claim.owner().memberId());
            statement.setBytes(next++, claim.hash());
            statement.setString(next++, claim.kind().name());
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
        for (Claim claim : claims) {
            Optional<UUID> holder = people.holder(claim);
            if (holder.isPresent()) {
                return new RejectedException(people.alreadyMet(holder.get(), claim.kind()));
            }
        }
        // Whoever held it has released it in between: worth another try.
        return new ConcurrencyException("A person's key was given back while it was asked for");
    }
}
