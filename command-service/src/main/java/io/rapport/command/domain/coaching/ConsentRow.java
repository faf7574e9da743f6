package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementRejection.AlreadyEngaged;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.CompanionRows;
import io.rapport.events.coaching.Scope;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The consent of an engagement as a row, at which query-service looks whenever a coach does. That two people have one
 * engagement at a time is a unique index of the table, so that of two proposals at once one is refused. Of one that has
 * ended the row says nothing else any more: a forgetting ends it too, of which a command under way need not know.
 */
record ConsentRow(Consent consent, long sequence) implements CompanionRows {

    private static final String UPSERT = """
            INSERT INTO consent (engagement_id, tenant_id, member_id, coach_id, standing, scopes, sequence)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)
            ON CONFLICT (engagement_id) DO UPDATE
            SET standing = excluded.standing, scopes = excluded.scopes, sequence = excluded.sequence
            WHERE consent.sequence < excluded.sequence AND consent.standing <> 'ENDED'
            """;

    @Override
    public String insert() {
        return UPSERT;
    }

    @Override
    public int bind(PreparedStatement statement, int first) throws SQLException {
        int i = first;
        statement.setObject(i++, consent.engagementId());
        statement.setString(i++, consent.owner().tenantId());
        statement.setString(i++, consent.owner().memberId());
        statement.setString(i++, consent.coachId());
        statement.setString(i++, consent.standing().name());
        statement.setString(i++, json(consent.scopes()));
        statement.setLong(i++, sequence);
        return i;
    }

    /** Names of constants and days alone, of which nothing has to be escaped. */
    private static String json(Map<Scope, Opening> scopes) {
        return new TreeMap<>(scopes)
                .entrySet().stream()
                        .map(scope -> '"' + scope.getKey().name() + "\": " + day(scope.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String day(Opening opening) {
        return opening.from() == null ? "null" : "\"" + opening.from() + '"';
    }

    @Override
    public String constraint() {
        return "consent_of_two";
    }

    @Override
    public RuntimeException taken() {
        return new RejectedException(new AlreadyEngaged());
    }
}
