package io.rapport.query.parts;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.MemberKey;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.programme.ProgrammeEvent.Arrangement;
import io.rapport.events.programme.ProgrammeEvent.Participation;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Gives events their envelopes: dense positions, and dense sequences an aggregate, as the event log does. */
public final class Log {

    private final Map<String, Long> sequences = new HashMap<>();
    private final long id;
    private final Instant begin;
    private final Duration pace;
    private long position;

    /** The log. */
    public Log() {
        this(0);
    }

    /** One log among several: its events have other ids. */
    public Log(long id) {
        this(id, Instant.parse("2026-11-01T00:00:00Z"), Duration.ofSeconds(1));
    }

    /** A log in which an event is recorded a {@code pace} after the one before. */
    public Log(long id, Instant begin, Duration pace) {
        this.id = id;
        this.begin = begin;
        this.pace = pace;
    }

    /** The id of the aggregate that an event belongs to. */
    public static String aggregateOf(String tenant, String member, RapportEvent event) {
        return switch (event) {
            case RelationshipEvent e -> e.relationshipId().toString();
            case GoalEvent e -> e.goalId().toString();
            case GatheringEvent e -> e.gatheringId().toString();
            case MemberEvent e -> MemberKey.of(tenant, member);
            case SkillEvent e -> e.skillsId().toString();
            case CareerPlanEvent e -> e.planId().toString();
            case MissionEvent e -> e.missionId().toString();
            case IntroductionEvent e -> e.introductionId().toString();
            case Participation e -> e.enrolmentId().toString();
            case Arrangement e -> e.programmeId().toString();
            case CoachingEvent e -> e.engagementId().toString();
        };
    }

    /** The next event of the log. */
    public EventEnvelope next(String tenant, String member, RapportEvent event) {
        String aggregate = aggregateOf(tenant, member, event);
        position++;
        long sequence = sequences.merge(aggregate, 0L, (old, zero) -> old + 1);
        return new EventEnvelope(
                new UUID(id, position),
                EventTypes.nameOf(event.getClass()),
                "Any",
                aggregate,
                sequence,
                position,
                tenant,
                member,
                member,
                begin.plus(pace.multipliedBy(position)),
                new UUID(1, position),
                new UUID(2, position),
                new UUID(3, position),
                event);
    }
}
