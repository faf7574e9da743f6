package io.rapport.query.platform.consent;

import io.rapport.query.platform.engine.Owner;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which engagements of a coach are still as their read models say, since an end counts with its answer. */
@Component
public final class OpenEngagements {

    private final Consents consents;

    OpenEngagements(Consents consents) {
        this.consents = consents;
    }

    /**
     * How each engagement of this coach stands now that is not over.
     *
     * @throws ConsentUnavailableException if that cannot be told
     */
    public Map<UUID, Open> of(Owner coach) {
        return consents.notOver(coach);
    }
}
