package io.rapport.command.operations;

import io.rapport.command.relay.RelayProgress;
import io.rapport.trouble.Trouble;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** {@code /actuator/rapport}: how far the log and the topic are. */
@Component
@Endpoint(id = "rapport")
class RapportEndpoint {

    private final JdbcTemplate jdbc;
    private final RelayProgress relay;
    private final Publishing publishing;

    RapportEndpoint(JdbcTemplate jdbc, RelayProgress relay, Publishing publishing) {
        this.jdbc = jdbc;
        this.relay = relay;
        this.publishing = publishing;
    }

    /**
     * @param logHead the last position in the event log
     * @param outbox how many events are committed and have no position yet
     * @param relayed the last position on the topic, as far as this instance knows
     * @param publishing whether this instance may number and publish events, or only takes commands
     * @param troubles what sequencer and relay cannot do at the moment
     */
    record Progress(long logHead, long outbox, long relayed, boolean publishing, List<Trouble> troubles) {}

    @ReadOperation
    Progress progress() {
        Long head = jdbc.queryForObject("SELECT coalesce(max(position), 0) FROM event_log", Long.class);
        Long outbox = jdbc.queryForObject("SELECT count(*) FROM outbox", Long.class);
        return new Progress(
                Objects.requireNonNull(head),
                Objects.requireNonNull(outbox),
                relay.relayed(),
                publishing.isEnabled(),
                publishing.troubles());
    }
}
