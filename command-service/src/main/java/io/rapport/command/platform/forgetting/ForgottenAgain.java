package io.rapport.command.platform.forgetting;

import io.rapport.command.platform.commands.AtStart;
import io.rapport.command.platform.keys.Keys;
import io.rapport.keyring.Destruction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Does once more to the log's database, before any command is taken, what was done to it for everybody who was ever
 * forgotten. A backup from before brings back what they had claimed, their consents and what was open to them, and its
 * log knows of no forgetting; what was destroyed is written down apart from it.
 */
@Component
final class ForgottenAgain implements SmartInitializingSingleton {

    private static final String OF_MEMBERS =
            " USING unnest(?, ?) AS gone (tenant_id, member_id) WHERE t.tenant_id = gone.tenant_id AND t.member_id ="
                    + " gone.member_id";

    /** One of the two at a time, each by an index of its own. */
    private static final String END_CONSENTS = "UPDATE consent t SET standing = 'ENDED'"
            + " FROM unnest(?, ?) AS gone (tenant_id, member_id)"
            + " WHERE t.tenant_id = gone.tenant_id AND t.%s = gone.member_id AND t.standing IN ('PROPOSED', 'ACCEPTED')";

    private static final List<String> FOR_MEMBERS = List.of(
            END_CONSENTS.formatted("member_id"),
            END_CONSENTS.formatted("coach_id"),
            "DELETE FROM met_person t" + OF_MEMBERS,
            "DELETE FROM snapshot t" + OF_MEMBERS,
            "DELETE FROM idempotency t" + OF_MEMBERS);

    private static final String OF_AGGREGATES = " USING unnest(?, ?, ?) AS gone (tenant_id, member_id, aggregate_id)"
            + " WHERE t.tenant_id = gone.tenant_id AND t.member_id = gone.member_id AND ";

    private static final List<String> FOR_PEOPLE = List.of(
            "DELETE FROM met_person t" + OF_AGGREGATES + "t.relationship_id = gone.aggregate_id",
            "DELETE FROM snapshot t" + OF_AGGREGATES + "t.aggregate_id = gone.aggregate_id::text",
            """
            UPDATE idempotency t SET fingerprint = ''
            FROM unnest(?, ?, ?) AS gone (tenant_id, member_id, aggregate_id)
            WHERE t.tenant_id = gone.tenant_id AND t.member_id = gone.member_id
              AND t.aggregate_id = gone.aggregate_id::text AND t.fingerprint <> ''
              AND t.recorded_at < coalesce(
                  (SELECT min(f.asked_at) FROM forgetting f
                   WHERE f.tenant_id = gone.tenant_id AND f.member_id = gone.member_id
                     AND gone.aggregate_id = ANY (f.relationships)), 'infinity')""");

    private final JdbcTemplate jdbc;
    private final Keys keys;
    private final ForgottenMembers members;

    ForgottenAgain(JdbcTemplate jdbc, Keys keys, ForgottenMembers members) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.members = members;
    }

    @Override
    public void afterSingletonsInstantiated() {
        AtStart.done(this::forgetAgain);
    }

    private void forgetAgain() {
        List<Destruction> ofMembers = new ArrayList<>();
        List<Destruction> ofPeople = new ArrayList<>();
        for (Destruction destruction : keys.destroyed()) {
            if (destruction.ofMember()) {
                members.add(destruction.owner());
                ofMembers.add(destruction);
            } else {
                ofPeople.add(destruction);
            }
        }
        if (!ofMembers.isEmpty()) {
            FOR_MEMBERS.forEach(sql -> jdbc.update(sql, statement -> bindMembers(statement, ofMembers)));
        }
        if (!ofPeople.isEmpty()) {
            FOR_PEOPLE.forEach(sql -> jdbc.update(sql, statement -> bindAggregates(statement, ofPeople)));
        }
    }

    private static void bindMembers(PreparedStatement statement, List<Destruction> all) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", all.stream().map(Destruction::tenantId).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text", all.stream().map(Destruction::memberId).toArray()));
    }

    private static void bindAggregates(PreparedStatement statement, List<Destruction> all) throws SQLException {
        List<String> tenants = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        List<UUID> aggregates = new ArrayList<>();
        for (Destruction destruction : all) {
            for (UUID id : destruction.aggregateIds()) {
                tenants.add(destruction.tenantId());
                owners.add(destruction.memberId());
                aggregates.add(id);
            }
        }
        Connection connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("text", tenants.toArray()));
        statement.setArray(2, connection.createArrayOf("text", owners.toArray()));
        statement.setArray(3, connection.createArrayOf("uuid", aggregates.toArray()));
    }
}
