package io.rapport.query.platform.history;

import io.rapport.events.EventTypes;
import io.rapport.events.Owner;
import io.rapport.query.platform.projection.Sources;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the aggregates in which documents have their source. Ids are in clear in what is stored, so that it is found
 * who names them without a key. It looks at all of the log, whatever moment is asked for: an aggregate more does no
 * harm, and of two that are joined one may tell it a position before the other.
 */
@Component
class SourceSearch {

    private static final int ROWS = 500;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String JOINED = """
            SELECT payload FROM event
            WHERE aggregate_id = ANY (?) AND tenant_id = ? AND member_id = ? AND type = ANY (?)""";

    private static final String NAMING = """
            SELECT DISTINCT aggregate_id FROM event
            WHERE aggregate_id = ANY (?) AND tenant_id = ? AND member_id = ? AND type = ANY (?)
                AND EXISTS (SELECT FROM unnest(?) AS named WHERE position(convert_to(named, 'UTF8') IN payload) > 0)""";

    private final LogDatabase database;
    private final MemberLog log;

    SourceSearch(LogDatabase database, MemberLog log) {
        this.database = database;
        this.log = log;
    }

    /** The ids of aggregates, and of nothing that is not the member's. */
    Set<String> find(Owner owner, Sources sources, Sources.Start start) {
        Set<String> found = new HashSet<>(start.aggregates());
        found.add(owner.key());
        join(owner, found, sources.joining());
        if (!start.naming().isEmpty()) {
            Set<String> named = new HashSet<>(start.named());
            named.addAll(found);
            found.addAll(naming(owner, named, start.naming()));
            join(owner, found, sources.joining());
        }
        return found;
    }

    /** Adds what is joined with these, and with that. */
    private void join(Owner owner, Set<String> found, Set<String> joining) {
        Set<String> next = Set.copyOf(found);
        while (!next.isEmpty() && !joining.isEmpty()) {
            Set<String> more = new HashSet<>(joined(owner, next, joining));
            more.removeAll(found);
            found.addAll(more);
            next = more;
        }
    }

    /** All ids in these events: those of entries are no aggregates', and nothing is found by them. */
    private Set<String> joined(Owner owner, Set<String> aggregates, Set<String> types) {
        return database.read(connection -> {
            try (PreparedStatement query = prepared(connection, JOINED, owner, aggregates, types)) {
                Set<String> ids = new HashSet<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        ID.matcher(new String(rows.getBytes(1), StandardCharsets.UTF_8))
                                .results()
                                .forEach(id -> ids.add(id.group()));
                    }
                }
                return ids;
            }
        });
    }

    private Set<String> naming(Owner owner, Set<String> named, Set<String> types) {
        Set<String> contexts = types.stream().map(EventTypes::contextOf).collect(Collectors.toSet());
        Set<String> candidates = log.aggregates(owner, type -> contexts.contains(EventTypes.contextOf(type)));
        return database.read(connection -> {
            try (PreparedStatement query = prepared(connection, NAMING, owner, candidates, types)) {
                query.setArray(5, connection.createArrayOf("text", named.toArray()));
                Set<String> found = new HashSet<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, Owner owner, Collection<String> aggregates, Collection<String> types)
            throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setFetchSize(ROWS);
        query.setArray(1, connection.createArrayOf("text", aggregates.toArray()));
        query.setString(2, owner.tenantId());
        query.setString(3, owner.memberId());
        query.setArray(4, connection.createArrayOf("text", types.toArray()));
        return query;
    }
}
