package io.rapport.command.domain.forgetful;

import io.rapport.command.domain.indiscreet.Secret;
import io.rapport.events.goal.GoalEvent;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** An aggregate without owner and snapshot, which asks clock and chance, the database, and another context. */
public class Vow {

    private @Nullable Instant madeAt;
    private @Nullable UUID id;

    @EventSourcingHandler
    void on(GoalEvent.GoalSet event) {
        madeAt = Instant.now();
        id = UUID.randomUUID();
    }

    /** What it remembers. */
    public String told(JdbcTemplate jdbc, Secret secret) {
        return madeAt + " " + id + jdbc + secret;
    }
}
