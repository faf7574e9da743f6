package io.rapport.query.models.agenda;

import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.mission.MissionEvent.MissionCancelled;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mission that waits to be looked back on.
 *
 * @param debriefOn its day; absent once it was debriefed or cancelled
 */
record PlannedMission(
        UUID missionId, About about, LocalDate on, @Nullable LocalDate debriefOn) {

    static PlannedMission after(@Nullable PlannedMission before, MissionEvent event) {
        return switch (event) {
            case MissionPlanned planned ->
                new PlannedMission(planned.missionId(), planned.about(), planned.on(), planned.on());
            case MissionDebriefed _, MissionCancelled _ -> known(before).waiting(false);
            case DebriefRetracted _ -> known(before).waiting(true);
            default -> known(before);
        };
    }

    private static PlannedMission known(@Nullable PlannedMission mission) {
        return Objects.requireNonNull(mission, "Every mission begins with its plan");
    }

    private PlannedMission waiting(boolean open) {
        return new PlannedMission(missionId, about, on, open ? on : null);
    }
}
