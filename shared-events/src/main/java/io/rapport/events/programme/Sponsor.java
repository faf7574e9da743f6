package io.rapport.events.programme;

import io.rapport.events.PersonalData;

/**
 * Who pays for a programme, and is told numbers and nothing else.
 *
 * @param userId the subject of their tokens
 * @param displayName as the programme calls them
 */
public record Sponsor(
        @PersonalData String userId, @PersonalData String displayName) {}
