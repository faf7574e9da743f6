package io.rapport.query.platform.witness;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/witness}: what was witnessed of each tenant's log, and what is wrong with it. */
@Component
@Endpoint(id = "witness")
class WitnessEndpoint {

    private final Witness witness;

    WitnessEndpoint(Witness witness) {
        this.witness = witness;
    }

    /**
     * @param witnesses whether this instance does
     * @param key with what others check its cosignatures
     * @param position up to which all events were seen on the topic
     * @param cosigned the last cosigned checkpoint of each tenant, a signed note
     * @param troubles why nothing more of a tenant's log is cosigned, and what else is wrong
     * @param away what keeps the witness from looking at all
     * @param untold what keeps it from telling on its topic what it cosigned
     */
    record Witnessed(
            boolean witnesses,
            String key,
            long position,
            Map<String, String> cosigned,
            Map<String, String> troubles,
            String away,
            String untold) {}

    @ReadOperation
    Witnessed witnessed() {
        Map<String, String> notes = new TreeMap<>();
        witness.cosigned().forEach((tenantId, checkpoint) -> notes.put(tenantId, checkpoint.note()));
        return new Witnessed(
                witness.isWanted(),
                witness.key(),
                witness.position(),
                notes,
                witness.troubles(),
                witness.away(),
                witness.untold());
    }
}
