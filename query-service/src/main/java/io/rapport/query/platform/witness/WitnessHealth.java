package io.rapport.query.platform.witness;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down as soon as the log is not what was witnessed of it, and while the witness cannot look. Readiness does not depend
 * on it: that is for people.
 */
@Component("witness")
class WitnessHealth implements HealthIndicator {

    private final Witness witness;

    WitnessHealth(Witness witness) {
        this.witness = witness;
    }

    @Override
    public Health health() {
        return (witness.troubles().isEmpty() && witness.away().isEmpty() ? Health.up() : Health.down())
                .withDetail("witnesses", witness.isWanted())
                .withDetail("troubles", witness.troubles())
                .withDetail("away", witness.away())
                .withDetail("untold", witness.untold())
                .build();
    }
}
