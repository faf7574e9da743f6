package io.rapport.query.platform.between;

import io.rapport.events.Owner;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Knows the programmes in which members take part. */
public interface ProgrammesOfMembers {

    /** A programme in which a member takes part, or did. */
    interface Shared {

        UUID programmeId();

        /** Whether the member took part then, and this is one of its coaches. */
        boolean joins(String coach, Instant at);
    }

    /** How those of these programmes are called that the tenant has. */
    Map<UUID, String> names(Owner asking, Collection<UUID> programmeIds);

    /** Those in which this member takes part, or did. */
    List<Shared> shared(Owner member);
}
