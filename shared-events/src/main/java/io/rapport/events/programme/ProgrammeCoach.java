package io.rapport.events.programme;

import io.rapport.events.PersonalData;

/**
 * A coach of a programme.
 *
 * @param coachId the subject of their tokens
 */
public record ProgrammeCoach(@PersonalData String coachId) {}
