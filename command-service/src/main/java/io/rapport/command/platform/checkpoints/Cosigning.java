package io.rapport.command.platform.checkpoints;

import io.rapport.command.platform.operations.Watched;
import io.rapport.trouble.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether the trusted witnesses cosign what is signed. Readiness does not depend on it: bundles are given out all the
 * same, with the log's signature alone.
 */
@Component("cosignatures")
final class Cosigning implements HealthIndicator, Watched {

    private final CheckpointSettings settings;
    private final CosignatureFollower follower;
    private final JdbcTemplate jdbc;

    Cosigning(CheckpointSettings settings, CosignatureFollower follower, JdbcTemplate jdbc) {
        this.settings = settings;
        this.follower = follower;
        this.jdbc = jdbc;
    }

    private boolean areWanted() {
        return !settings.witnesses().trusted().isEmpty();
    }

    @Override
    public List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>(follower.troubles());
        if (areWanted()) {
            try {
                @Nullable
                OffsetDateTime since = jdbc.queryForObject(
                        Cosignatures.WAITING,
                        OffsetDateTime.class,
                        Cosignatures.parameter(settings.witnesses().trusted()));
                if (since != null && isOverdue(since)) {
                    troubles.add(new Trouble(
                            "WitnessSilent",
                            "no trusted witness has cosigned what was signed since " + since.toInstant()));
                }
            } catch (DataAccessException e) {
                // That PostgreSQL does not answer is told by others.
                return troubles;
            }
        }
        return troubles;
    }

    private boolean isOverdue(OffsetDateTime since) {
        Duration waiting = Duration.between(since.toInstant(), Clock.systemUTC().instant());
        return waiting.compareTo(settings.witnesses().patience()) > 0;
    }

    @Override
    public Health health() {
        List<Trouble> troubles = troubles();
        return (troubles.isEmpty() ? Health.up() : Health.down())
                .withDetail("wanted", areWanted())
                .withDetail("troubles", troubles)
                .build();
    }
}
