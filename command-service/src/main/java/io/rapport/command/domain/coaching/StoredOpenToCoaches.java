package io.rapport.command.domain.coaching;

import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.Subject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the consent of the engagement and at the member's events. Ids and days are in clear in what is stored, so
 * that no key is needed. An entry may be in any of the member's aggregates, and is put right in another one where
 * records were merged: all are looked through, as far as their bytes name it. Feedback is rare enough for that.
 */
final class StoredOpenToCoaches implements OpenToCoaches {

    private static final String OPENING = """
            SELECT scopes ->> ? FROM consent
            WHERE engagement_id = ? AND tenant_id = ? AND member_id = ? AND coach_id = ? AND open
                AND jsonb_exists(scopes, ?)""";

    private static final String ENTRY = """
            WITH naming AS MATERIALIZED (
                SELECT e.global_index, e.aggregate_type, e.aggregate_id, e.payload
                FROM event f JOIN event e ON e.aggregate_id = f.aggregate_id
                WHERE f.sequence = 0 AND f.tenant_id = ? AND f.member_id = ?
                    AND position(convert_to(?, 'UTF8') IN e.payload) > 0),
            told AS (
                SELECT global_index, aggregate_type, aggregate_id, convert_from(payload, 'UTF8')::jsonb AS event
                FROM naming)
            SELECT event ->> 'occurredOn' FROM told
            WHERE event ->> 'entryId' = ? AND event ->> 'occurredOn' IS NOT NULL
                AND (aggregate_type <> 'engagement' OR aggregate_id = ?)
            ORDER BY global_index DESC LIMIT 1""";

    private static final String MISSION = """
            SELECT convert_from(payload, 'UTF8')::jsonb ->> 'on' FROM event
            WHERE aggregate_id = ? AND sequence = 0 AND aggregate_type = 'mission' AND tenant_id = ? AND member_id = ?""";

    private final ExistingAggregates existing;
    private final JdbcClient jdbc;

    StoredOpenToCoaches(ExistingAggregates existing, JdbcClient jdbc) {
        this.existing = existing;
        this.jdbc = jdbc;
    }

    /** A first day that is absent means all of the past, so it may not be told by an empty row. */
    @Override
    public Optional<Opening> of(Owner member, String coach, UUID engagementId, Scope scope) {
        return jdbc.sql(OPENING)
                .params(scope.name(), engagementId, member.tenantId(), member.memberId(), coach, scope.name())
                .query((row, number) ->
                        new Opening(row.getObject(1) == null ? null : LocalDate.parse(row.getString(1))))
                .optional();
    }

    @Override
    public boolean holds(Owner member, UUID engagementId, Opening opening, Subject subject) {
        if (subject.goalId() != null) {
            return existing.exists(member, "goal", subject.goalId());
        }
        Optional<LocalDate> day = subject.missionId() != null
                ? mission(member, subject.missionId())
                : entry(member, engagementId, String.valueOf(subject.entryId()));
        return day.filter(opening::covers).isPresent();
    }

    private Optional<LocalDate> mission(Owner member, UUID missionId) {
        return jdbc.sql(MISSION)
                .params(missionId.toString(), member.tenantId(), member.memberId())
                .query((row, number) -> LocalDate.parse(row.getString(1)))
                .optional();
    }

    /** The day of the entry, as the last correction has it. */
    private Optional<LocalDate> entry(Owner member, UUID engagementId, String entryId) {
        return jdbc.sql(ENTRY)
                .params(member.tenantId(), member.memberId(), entryId, entryId, engagementId.toString())
                .query((row, number) -> LocalDate.parse(row.getString(1)))
                .optional();
    }
}
