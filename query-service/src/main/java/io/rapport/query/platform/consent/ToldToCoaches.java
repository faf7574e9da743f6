package io.rapport.query.platform.consent;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What coaches are told by their engagements. Consent is asked before it is read and again afterwards, and what was
 * read is told only if it is the same: otherwise it is read anew. So a revocation counts with its answer however long
 * the reading takes, and nobody has to think of it: there is no other way to what is open to a coach but for the
 * queries of a member that are {@link Shared}, where {@link ConsentGate} does the same.
 */
@Component
public final class ToldToCoaches {

    private static final String NOT_OVER = "SELECT engagement_id, standing, scopes::text AS scopes, sequence FROM"
            + " consent WHERE tenant_id = ? AND coach_id = ? AND standing IN ('PROPOSED', 'ACCEPTED')";

    private static final String OF_THESE = " AND engagement_id = ANY (?)";

    /** All of them or none: whoever is not answered has not looked at anybody. */
    private static final String LOOKS = """
            WITH told AS (
                SELECT consent.tenant_id, consent.member_id, consent.coach_id, engagement_id, seen.scope
                FROM unnest(?, ?, ?) AS seen (engagement_id, sequence, scope)
                JOIN consent USING (engagement_id, sequence)
                WHERE consent.standing IN ('PROPOSED', 'ACCEPTED')),
            noted AS (
                INSERT INTO look (tenant_id, member_id, viewer_id, engagement_id, scope, resource)
                SELECT tenant_id, member_id, coach_id, engagement_id, scope, ? FROM told
                WHERE scope IS NOT NULL AND (SELECT count(*) FROM told) = ?)
            SELECT count(*) FROM told""";

    /** So often something is read anew because something was opened, closed or arranged meanwhile. */
    private static final int MOST_TRIES = 3;

    private final Consents consents;

    ToldToCoaches(Consents consents) {
        this.consents = consents;
    }

    /**
     * What a coach is told of all their engagements that are not over now.
     *
     * @param read what is told, from what was asked; it may be called several times
     * @throws ConsentUnavailableException if consent cannot be told, or does not stay the same
     */
    public <T> T of(Owner coach, Function<Asked, T> read) {
        return told(() -> notOver(coach, null), read);
    }

    /** The same of these engagements alone, as far as they are the coach's. */
    public <T> T of(Owner coach, Collection<UUID> engagements, Function<Asked, T> read) {
        return told(() -> engagements.isEmpty() ? Map.of() : notOver(coach, engagements), read);
    }

    private <T> T told(Supplier<Map<UUID, Open>> standing, Function<Asked, T> read) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Asked asked = new Asked(standing.get());
            T found = read.apply(asked);
            if (holds(asked)) {
                return found;
            }
        }
        throw new ConsentUnavailableException();
    }

    /** How each of these stands now that is proposed or agreed on; how all do, if none are named. */
    private Map<UUID, Open> notOver(Owner coach, @Nullable Collection<UUID> some) {
        List<Object> parameters = new ArrayList<>(List.of(coach.tenantId(), coach.memberId()));
        if (some != null) {
            parameters.add(some.toArray(UUID[]::new));
        }
        return consents.asked(jdbc -> {
            Map<UUID, Open> found = new HashMap<>();
            jdbc.query(
                    some == null ? NOT_OVER : NOT_OVER + OF_THESE,
                    row -> {
                        found.put(
                                row.getObject("engagement_id", UUID.class),
                                new Open(
                                        row.getString("standing").equals("ACCEPTED"),
                                        consents.scopes(row),
                                        row.getLong("sequence")));
                    },
                    parameters.toArray());
            return found;
        });
    }

    /** What was told of an engagement by a scope; of one by none it only matters how it stands. */
    private record Told(
            UUID engagement, long version, @Nullable Scope by) {

        static Stream<Told> of(UUID engagement, Open open, Set<Scope> by) {
            List<Scope> scopes = by.stream().filter(open.scopes()::containsKey).toList();
            return scopes.isEmpty()
                    ? Stream.of(new Told(engagement, open.version(), null))
                    : scopes.stream().map(scope -> new Told(engagement, open.version(), scope));
        }
    }

    /**
     * Records the looks of a coach at several members at once, unless one of the engagements that were asked for is not
     * as it was then: those, too, at which nobody looks told where the others stand among them.
     */
    private boolean holds(Asked seen) {
        List<Told> told = seen.standing().entrySet().stream()
                .flatMap(one -> Told.of(one.getKey(), one.getValue(), seen.looksBy(one.getKey())))
                .toList();
        if (told.isEmpty()) {
            return true;
        }
        Object[] engagements = new Object[told.size()];
        Object[] versions = new Object[told.size()];
        @Nullable Object[] scopes = new @Nullable Object[told.size()];
        for (int i = 0; i < told.size(); i++) {
            engagements[i] = told.get(i).engagement();
            versions[i] = told.get(i).version();
            Scope scope = told.get(i).by();
            scopes[i] = scope == null ? null : scope.name();
        }
        return consents.asked(jdbc -> jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(LOOKS)) {
                statement.setArray(1, connection.createArrayOf("uuid", engagements));
                statement.setArray(2, connection.createArrayOf("bigint", versions));
                statement.setArray(3, connection.createArrayOf("text", scopes));
                statement.setString(4, seen.resource());
                statement.setLong(5, told.size());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1) == told.size();
                }
            }
        }));
    }
}
