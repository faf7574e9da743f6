package io.rapport.command.domain.programme;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows the programmes of a tenant. */
interface KnownProgrammes {

    /**
     * A programme as far as it is to be known who joins it.
     *
     * @param coachIds the subjects of its coaches
     * @param to its last day
     */
    record Known(Set<String> coachIds, @Nullable LocalDate to, boolean closed) {}

    /** The programme with this id, if it is this tenant's. */
    Optional<Known> find(String tenantId, UUID programmeId);
}
