package io.rapport.events.programme;

/**
 * A coach of a programme.
 *
 * @param coachId the subject of their tokens
 */
public record ProgrammeCoach(String coachId) {}
