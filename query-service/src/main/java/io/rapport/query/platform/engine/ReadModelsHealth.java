package io.rapport.query.platform.engine;

import io.rapport.trouble.Trouble;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the read models can be read. Readiness depends on it: without them every query is refused. */
@Component("mongodb")
class ReadModelsHealth implements HealthIndicator {

    private final ReadModelsProbe probe;

    ReadModelsHealth(ReadModelsProbe probe) {
        this.probe = probe;
    }

    @Override
    public Health health() {
        Trouble trouble = probe.trouble();
        return trouble == null
                ? Health.up().build()
                : Health.down().withDetail("trouble", trouble.toString()).build();
    }
}
