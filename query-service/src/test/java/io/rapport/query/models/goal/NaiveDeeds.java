package io.rapport.query.models.goal;

import io.rapport.events.Entry;
import io.rapport.events.RapportEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.goal.Filter;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import java.util.UUID;
import java.util.stream.Stream;

/** What counts without being about a person. */
final class NaiveDeeds {

    private final NaiveLog log;

    NaiveDeeds(NaiveLog log) {
        this.log = log;
    }

    Stream<Entry> gatherings(Filter filter) {
        return log.entries()
                .filter(entry -> entry instanceof AttendanceRecorded || entry instanceof GatheringHeld)
                .filter(log::stands)
                .filter(entry -> {
                    UUID gathering = ((GatheringEvent) entry).gatheringId();
                    GatheringPlanned plan = log.all(GatheringPlanned.class)
                            .filter(planned -> planned.gatheringId().equals(gathering))
                            .findFirst()
                            .orElseThrow();
                    return log.all(GatheringCancelled.class)
                                    .noneMatch(
                                            cancelled -> cancelled.gatheringId().equals(gathering))
                            && (filter.gatheringKind() == null || filter.gatheringKind() == plan.kind())
                            && (filter.gatheringRole() == null || filter.gatheringRole() == plan.role());
                });
    }

    Stream<MissionDebriefed> missions() {
        return log.all(MissionDebriefed.class)
                .filter(log::stands)
                .filter(debrief -> outcomeOf(debrief) == MissionOutcome.ACHIEVED);
    }

    private MissionOutcome outcomeOf(MissionDebriefed debrief) {
        MissionOutcome outcome = debrief.outcome();
        for (RapportEvent event : log.events()) {
            if (event instanceof DebriefCorrected corrected
                    && corrected.entryId().equals(debrief.entryId())
                    && corrected.outcome() != null) {
                outcome = corrected.outcome();
            }
        }
        return outcome;
    }

    Stream<IntroductionMade> introductions() {
        return log.all(IntroductionMade.class).filter(log::stands);
    }

    Stream<SkillPractised> practices(Filter filter) {
        return log.all(SkillPractised.class)
                .filter(log::stands)
                .filter(practice -> filter.skill() == null || practice.skill().equalsIgnoreCase(filter.skill()));
    }
}
