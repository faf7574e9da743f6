package io.rapport.analytics.parts;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.MemberKey;
import io.rapport.events.RapportEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Gives events their envelopes: dense positions, and dense sequences an aggregate, as the event log does. */
public final class Log {

    private final Map<String, Long> sequences = new HashMap<>();
    private long position;

    private static String aggregateOf(String tenant, String member, RapportEvent event) {
        return switch (event) {
            case RelationshipEvent e -> e.relationshipId().toString();
            case GoalEvent e -> e.goalId().toString();
            case GatheringEvent e -> e.gatheringId().toString();
            case IntroductionEvent e -> e.introductionId().toString();
            case SkillEvent e -> e.skillsId().toString();
            case MissionEvent e -> e.missionId().toString();
            case CoachingEvent e -> e.engagementId().toString();
            case ProgrammeEvent.Participation e -> e.enrolmentId().toString();
            case ProgrammeEvent.Arrangement e -> e.programmeId().toString();
            case MemberEvent _ -> MemberKey.of(tenant, member);
            default -> throw new IllegalArgumentException("Not told by tests");
        };
    }

    /** The next event of the log, recorded by the member some time later. */
    public EventEnvelope next(String tenant, String member, RapportEvent event) {
        return next(
                tenant, member, member, Instant.parse("2026-11-01T00:00:00Z").plusSeconds(position), event);
    }

    /** The next event of the log. */
    public EventEnvelope next(String tenant, String member, String actor, Instant recordedAt, RapportEvent event) {
        String aggregate = aggregateOf(tenant, member, event);
        position++;
        return new EventEnvelope(
                new UUID(0, position),
                EventTypes.nameOf(event.getClass()),
                "Any",
                aggregate,
                sequences.merge(aggregate, 0L, (old, zero) -> old + 1),
                position,
                tenant,
                member,
                actor,
                recordedAt,
                new UUID(1, position),
                new UUID(2, position),
                new UUID(3, position),
                event);
    }
}
