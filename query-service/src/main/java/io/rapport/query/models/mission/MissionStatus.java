package io.rapport.query.models.mission;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a mission stands today. */
@Schema(description = "TO_DEBRIEF: its day is past, and nobody has looked back on it yet")
enum MissionStatus {
    PLANNED,
    TO_DEBRIEF,
    DEBRIEFED,
    CANCELLED
}
