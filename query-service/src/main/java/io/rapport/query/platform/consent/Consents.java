package io.rapport.query.platform.consent;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.between.ProgrammesOfMembers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may look at whose data, asked where commands write it, since a revocation counts with its answer: read models
 * come to know of it a moment later. A look is written by the statement that finds the grant still open, so nobody is
 * answered who has not looked, and nobody has looked who was not let in.
 */
@Component
public final class Consents {

    private static final TypeReference<Map<Scope, Optional<LocalDate>>> GRANTS = new TypeReference<>() {};

    private static final String OPEN = "SELECT engagement_id, scopes::text AS scopes, sequence FROM consent"
            + " WHERE tenant_id = ? AND member_id = ? AND coach_id = ? AND open";

    private static final String GRANTED = "SELECT engagement_id, coach_id, scopes::text AS scopes FROM consent"
            + " WHERE tenant_id = ? AND member_id = ? AND standing = 'ACCEPTED' ORDER BY engagement_id";

    private static final String ENDED =
            "SELECT engagement_id, coach_id FROM consent WHERE tenant_id = ? AND member_id = ? AND standing = 'ENDED'";

    private static final String MEMBERS = "SELECT engagement_id, member_id FROM consent"
            + " WHERE tenant_id = ? AND coach_id = ? AND engagement_id = ANY (?)";

    private static final String LOOK =
            "INSERT INTO look (tenant_id, member_id, viewer_id, engagement_id, scope, resource)"
                    + " SELECT tenant_id, member_id, coach_id, engagement_id, ?, ? FROM consent"
                    + " WHERE engagement_id = ? AND open AND sequence = ?";

    private static final String LOOK_OF_AUDITOR =
            "INSERT INTO look (tenant_id, member_id, viewer_id, resource, looked_as) VALUES (?, ?, ?, ?, 'AUDITOR')";

    private static final String LOOKS_OF_MEMBER =
            "SELECT look_id, viewer_id, engagement_id, scope, resource, looked_at, looked_as"
                    + " FROM look WHERE tenant_id = ? AND member_id = ? AND look_id < ? ORDER BY look_id DESC LIMIT ?";

    private final ConsentDatabase database;
    private final JsonMapper json = JsonMapper.shared();

    Consents(ConsentDatabase database) {
        this.database = database;
    }

    /** What is open to a coach: of which day on, unless all of the past is. */
    public record Grant(
            UUID engagementId,
            String coachId,
            Scope scope,
            @Nullable LocalDate from) {}

    /** A look of somebody else at a member's data. */
    public record StoredLook(
            long id,
            String viewerId,
            LookedAs as,
            @Nullable UUID engagementId,
            @Nullable Scope scope,
            String resource,
            Instant at) {

        /** The programme in which the viewer was the member's coach then; {@code null} if there was none. */
        public @Nullable UUID programmeOf(List<ProgrammesOfMembers.Shared> shared) {
            return shared.stream()
                    .filter(programme -> as == LookedAs.COACH && programme.joins(viewerId, at))
                    .map(ProgrammesOfMembers.Shared::programmeId)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What is open to this viewer now; empty if nothing is, not even that there is such a member. */
    Optional<Sight> of(Owner owner, String viewer) {
        return asked(jdbc ->
                jdbc
                        .query(
                                OPEN,
                                (row, number) -> sight(owner, viewer, row),
                                owner.tenantId(),
                                owner.memberId(),
                                viewer)
                        .stream()
                        .findFirst());
    }

    /** @throws ConsentUnavailableException if there is no answer */
    <T> T asked(Function<JdbcTemplate, T> question) {
        try {
            return question.apply(database.jdbc());
        } catch (DataAccessException e) {
            throw new ConsentUnavailableException();
        }
    }

    private Sight sight(Owner owner, String viewer, ResultSet row) throws SQLException {
        return new Sight(
                owner, viewer, row.getObject("engagement_id", UUID.class), scopes(row), row.getLong("sequence"));
    }

    Map<Scope, LocalDate> scopes(ResultSet row) throws SQLException {
        Map<Scope, LocalDate> scopes = new EnumMap<>(Scope.class);
        json.readValue(row.getString("scopes"), GRANTS)
                .forEach((scope, from) -> scopes.put(scope, from.orElse(LocalDate.MIN)));
        return scopes;
    }

    /** The engagements of this member that have ended, by whomever, and the coach of each. */
    Map<UUID, String> endedOf(Owner member) {
        return asked(jdbc -> {
            Map<UUID, String> found = new HashMap<>();
            jdbc.query(
                    ENDED,
                    row -> {
                        found.put(row.getObject("engagement_id", UUID.class), row.getString("coach_id"));
                    },
                    member.tenantId(),
                    member.memberId());
            return found;
        });
    }

    /** The members whose engagements with this coach these are. */
    Map<String, Owner> membersOf(Owner coach, Collection<UUID> engagementIds) {
        return asked(jdbc -> {
            Map<String, Owner> found = new HashMap<>();
            jdbc.query(
                    MEMBERS,
                    row -> {
                        found.put(
                                row.getString("engagement_id"),
                                new Owner(coach.tenantId(), row.getString("member_id")));
                    },
                    coach.tenantId(),
                    coach.memberId(),
                    engagementIds.toArray(UUID[]::new));
            return found;
        });
    }

    /** Records the look, unless something was opened or closed since the viewer was let in. */
    boolean look(Sight sight, Scope scope, String resource) {
        return asked(jdbc -> jdbc.update(LOOK, scope.name(), resource, sight.engagementId(), sight.version()) == 1);
    }

    /** What is open of this member's data now, and to whom. */
    public List<Grant> grants(Owner owner) {
        return asked(
                jdbc -> jdbc.query(GRANTED, (row, number) -> grants(row), owner.tenantId(), owner.memberId()).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    private List<Grant> grants(ResultSet row) throws SQLException {
        List<Grant> granted = new ArrayList<>();
        UUID engagement = row.getObject("engagement_id", UUID.class);
        String coach = row.getString("coach_id");
        scopes(row)
                .forEach((scope, from) ->
                        granted.add(new Grant(engagement, coach, scope, from.equals(LocalDate.MIN) ? null : from)));
        return granted;
    }

    private static @Nullable Scope scope(ResultSet row) throws SQLException {
        String scope = row.getString("scope");
        return scope == null ? null : Scope.valueOf(scope);
    }

    /** Records the look of an auditor, for which nothing has to be open. */
    void lookOfAuditor(Owner owner, String viewer, String resource) {
        asked(jdbc -> jdbc.update(LOOK_OF_AUDITOR, owner.tenantId(), owner.memberId(), viewer, resource));
    }

    /** Who looked at this member's data, newest first. */
    public List<StoredLook> looks(Owner owner, @Nullable Long before, int most) {
        return asked(jdbc -> jdbc.query(
                LOOKS_OF_MEMBER,
                (row, number) -> new StoredLook(
                        row.getLong("look_id"),
                        row.getString("viewer_id"),
                        LookedAs.valueOf(row.getString("looked_as")),
                        row.getObject("engagement_id", UUID.class),
                        scope(row),
                        row.getString("resource"),
                        row.getObject("looked_at", OffsetDateTime.class).toInstant()),
                owner.tenantId(),
                owner.memberId(),
                before == null ? Long.MAX_VALUE : before,
                most));
    }
}
