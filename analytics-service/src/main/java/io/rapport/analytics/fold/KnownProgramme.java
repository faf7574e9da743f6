package io.rapport.analytics.fold;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a programme in order to tell its figures to whoever pays for it. Its name is sealed, and is
 * not here.
 *
 * @param sponsorId the subject of the sponsor's tokens
 */
public record KnownProgramme(
        UUID programmeId,
        @Nullable String sponsorId,
        LocalDate from,
        @Nullable LocalDate to) {}
