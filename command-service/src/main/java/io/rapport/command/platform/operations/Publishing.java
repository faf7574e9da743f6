package io.rapport.command.platform.operations;

import io.rapport.command.platform.leadership.Leadership;
import io.rapport.trouble.Trouble;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this instance numbers and publishes events when it is its turn. Down while it cannot, for example because
 * Kafka is gone; readiness does not depend on it, since commands are taken all the same.
 */
@Component("publishing")
class Publishing implements HealthIndicator {

    private final List<Leadership> leaderships;

    Publishing(List<Leadership> leaderships) {
        this.leaderships = leaderships;
    }

    /** Whether this instance takes its turn, or leaves it to others. */
    boolean isEnabled() {
        return leaderships.stream().anyMatch(Leadership::isSought);
    }

    List<Trouble> troubles() {
        return leaderships.stream()
                .map(Leadership::trouble)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Health health() {
        List<Trouble> troubles = troubles();
        return (troubles.isEmpty() ? Health.up() : Health.down())
                .withDetail("enabled", isEnabled())
                .withDetail("troubles", troubles)
                .build();
    }
}
