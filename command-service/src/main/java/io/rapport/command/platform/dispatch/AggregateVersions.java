package io.rapport.command.platform.dispatch;

import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.aggregate.KnownMembers;
import io.rapport.events.Owner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What PostgreSQL knows of aggregates without loading them. */
@Component
final class AggregateVersions implements ExistingAggregates, KnownMembers {

    private final JdbcTemplate jdbc;

    AggregateVersions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The sequence of the last event of the owner's aggregate, or {@code null} if the owner has none of this id. */
    @Nullable
    Long lastSequence(Owner owner, String aggregateId) {
        return jdbc
                .query("""
                        SELECT sequence FROM event WHERE aggregate_id = ? AND tenant_id = ? AND member_id = ?
                        ORDER BY sequence DESC LIMIT 1
                        """, (row, number) -> row.getLong(1), aggregateId, owner.tenantId(), owner.memberId())
                .stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean exists(Owner owner, String aggregateType, UUID id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                SELECT EXISTS (SELECT FROM event WHERE aggregate_id = ? AND sequence = 0 AND aggregate_type = ?
                               AND tenant_id = ? AND member_id = ?)
                """, Boolean.class, id.toString(), aggregateType, owner.tenantId(), owner.memberId()));
    }

    @Override
    public boolean isKnown(Owner member) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                SELECT EXISTS (SELECT FROM event WHERE tenant_id = ? AND member_id = ? AND sequence = 0)
                    OR EXISTS (SELECT FROM consent WHERE tenant_id = ? AND coach_id = ?)
                """, Boolean.class, member.tenantId(), member.memberId(), member.tenantId(), member.memberId()));
    }
}
