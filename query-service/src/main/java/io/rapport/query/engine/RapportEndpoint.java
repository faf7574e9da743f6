package io.rapport.query.engine;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/rapport}: how far the projections are. */
@Component
@Endpoint(id = "rapport")
class RapportEndpoint {

    private final ProjectionEngine engine;

    RapportEndpoint(ProjectionEngine engine) {
        this.engine = engine;
    }

    record Answer(List<ProjectionStatus> projections) {}

    @ReadOperation
    Answer projections() {
        return new Answer(engine.statusNow());
    }
}
