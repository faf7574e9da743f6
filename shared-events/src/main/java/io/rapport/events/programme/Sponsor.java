package io.rapport.events.programme;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;

/**
 * Who pays for a programme, and is told numbers and nothing else.
 *
 * @param userId the subject of their tokens
 * @param displayName as the programme calls them
 */
public record Sponsor(
        String userId, @PersonalData(Whose.MEMBER) String displayName) {}
