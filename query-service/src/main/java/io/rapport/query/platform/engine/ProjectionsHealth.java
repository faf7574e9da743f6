package io.rapport.query.platform.engine;

import io.rapport.query.platform.engine.lanes.ProjectionStatus;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the read models follow the log. Down while Kafka or MongoDB is gone; {@code PARKED} if some aggregates are
 * stopped while all others go on, which needs a look but no restart. Readiness does not depend on it, since what is
 * there can be read all the same; whether it can be read, {@link ReadModelsProbe} knows.
 */
@Component("projections")
class ProjectionsHealth implements HealthIndicator {

    private static final Status PARKED = new Status("PARKED", "Some aggregates are stopped");

    private final ProjectionEngine engine;

    ProjectionsHealth(ProjectionEngine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        List<ProjectionStatus> projections = engine.status();
        for (ProjectionStatus projection : projections) {
            health.withDetail(projection.name(), projection);
            if (projection.state() == ProjectionStatus.State.WAITING) {
                health.down();
            }
        }
        if (projections.stream().anyMatch(projection -> projection.parked() > 0)
                && health.build().getStatus().equals(Status.UP)) {
            health.status(PARKED);
        }
        return health.build();
    }
}
