package io.rapport.query.models.mission;

import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.query.models.mission.Mission.Asked;
import io.rapport.query.platform.consent.HappenedOn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mission in a list. */
@Schema(description = "A mission in a list")
record MissionSummary(
        UUID missionId,
        MissionStatus status,
        About about,
        @HappenedOn LocalDate on,

        @Schema(description = "How many questions there are, without dropped ones")
        int questions,

        @Schema(description = "How many of them were answered")
        int answered,

        @Schema(description = "Whether it succeeded, once it was debriefed") @Nullable
        MissionOutcome outcome) {

    static MissionSummary of(Mission mission, LocalDate today) {
        List<Asked> kept =
                mission.questions().stream().filter(asked -> !asked.dropped()).toList();
        return new MissionSummary(
                mission.missionId(),
                mission.status(today),
                mission.about(),
                mission.on(),
                kept.size(),
                (int) kept.stream().filter(asked -> !asked.answers().isEmpty()).count(),
                mission.debrief() == null ? null : mission.debrief().outcome());
    }
}
