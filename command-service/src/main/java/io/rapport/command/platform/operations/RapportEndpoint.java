package io.rapport.command.platform.operations;

import io.rapport.command.platform.keys.Keys;
import io.rapport.command.platform.leadership.StoreTrouble;
import io.rapport.command.platform.relay.RelayProgress;
import io.rapport.trouble.Trouble;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** {@code /actuator/rapport}: how far the log and the topic are. */
@Component
@Endpoint(id = "rapport")
class RapportEndpoint {

    private static final String LOG = """
            SELECT (SELECT coalesce(max(position), 0) FROM event_log),
                   (SELECT count(*) FROM (SELECT FROM outbox LIMIT 100000) AS waiting)
            """;

    private final JdbcTemplate jdbc;
    private final RelayProgress relay;
    private final Publishing publishing;
    private final Keys keys;
    private final List<Watched> watched;

    RapportEndpoint(JdbcTemplate jdbc, RelayProgress relay, Publishing publishing, Keys keys, List<Watched> watched) {
        this.jdbc = jdbc;
        this.relay = relay;
        this.publishing = publishing;
        this.keys = keys;
        this.watched = List.copyOf(watched);
    }

    /**
     * @param logHead the last position in the event log; absent while PostgreSQL does not tell
     * @param outbox how many events are committed and have no position yet, counted up to 100,000; absent likewise
     * @param relayed the last position on the topic, as far as this instance knows
     * @param foreignRecords how many records at the ends of the topic are none of ours, found when this instance began
     *     to lead
     * @param publishing whether this instance may number and publish events, or only takes commands
     * @param keyring how what seals personal values stands, in one word
     * @param troubles what sequencer, relay and those beside them cannot do at the moment
     */
    record Progress(
            @Nullable Long logHead,
            @Nullable Long outbox,
            long relayed,
            long foreignRecords,
            boolean publishing,
            String keyring,
            List<Trouble> troubles) {}

    private record Log(long head, long outbox) {}

    @ReadOperation
    Progress progress() {
        List<Trouble> troubles = new ArrayList<>(publishing.troubles());
        watched.forEach(one -> troubles.addAll(one.troubles()));
        Log log = null;
        try {
            log = jdbc.queryForObject(LOG, (row, number) -> new Log(row.getLong(1), row.getLong(2)));
        } catch (DataAccessException e) {
            troubles.add(StoreTrouble.of(e));
        }
        long relayed = relay.relayed();
        if (log != null && relayed > log.head()) {
            troubles.add(new Trouble(
                    "TopicAheadOfLog",
                    "The topic is at position " + relayed + ", and the log ends at " + log.head()
                            + ": PostgreSQL has been set back."));
        }
        return new Progress(
                log == null ? null : log.head(),
                log == null ? null : log.outbox(),
                relayed,
                relay.foreignRecords(),
                publishing.isEnabled(),
                keys.state(),
                troubles);
    }
}
