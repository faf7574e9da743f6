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
 * @param person the record that stands for whom it is about
 * @param open whether it was neither debriefed nor cancelled
 * @param archived whether the person whom it is about was put away
 * @param debriefOn its day, if it is on the agenda
 */
record PlannedMission(
        UUID missionId,
        About about,
        @Nullable UUID person,
        LocalDate on,
        boolean open,
        boolean archived,
        @Nullable LocalDate debriefOn) {

    static PlannedMission after(@Nullable PlannedMission before, MissionEvent event) {
        return switch (event) {
            case MissionPlanned planned ->
                of(planned.missionId(), planned.about(), planned.about().relationshipId(), planned.on(), true, false);
            case MissionDebriefed _, MissionCancelled _ -> known(before).open(false);
            case DebriefRetracted _ -> known(before).open(true);
            default -> known(before);
        };
    }

    private static PlannedMission of(
            UUID missionId, About about, @Nullable UUID person, LocalDate on, boolean open, boolean archived) {
        return new PlannedMission(missionId, about, person, on, open, archived, open && !archived ? on : null);
    }

    private static PlannedMission known(@Nullable PlannedMission mission) {
        return Objects.requireNonNull(mission, "Every mission begins with its plan");
    }

    private PlannedMission open(boolean now) {
        return of(missionId, about, person, on, now, archived);
    }

    /** Whether the person whom it is about was put away. */
    PlannedMission archived(boolean now) {
        return of(missionId, about, person, on, open, now);
    }

    /** This record stands for whom it is about. */
    PlannedMission of(UUID root) {
        return of(missionId, about, root, on, open, archived);
    }

    /** It stands for itself again, if that is whom it is about. */
    PlannedMission givenBackTo(UUID record) {
        return record.equals(about.relationshipId()) ? of(record) : this;
    }
}
