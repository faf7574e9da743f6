package io.rapport.query.platform.engine;

import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.lanes.ProjectionStatus;
import java.util.List;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/rapport}: how far the projections are. */
@Component
@Endpoint(id = "rapport")
class RapportEndpoint {

    private final ProjectionEngine engine;
    private final Keysets keysets;

    RapportEndpoint(ProjectionEngine engine, Keysets keysets) {
        this.keysets = keysets;
        this.engine = engine;
    }

    /** @param keyring how what opens personal values stands; NONE if none is set */
    record Answer(List<ProjectionStatus> projections, String keyring) {}

    /** Has a projection filled anew beside what it has now, which is kept for a while. */
    @WriteOperation
    void fillAnew(@Selector String projection) {
        if (engine.status().stream().noneMatch(one -> one.name().equals(projection))) {
            throw new InvalidEndpointRequestException("There is no such projection", "There is no such projection");
        }
        engine.fillAnew(projection);
    }

    @ReadOperation
    Answer projections() {
        return new Answer(engine.statusNow(), keysets.state());
    }
}
