package io.rapport.bench.history;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Gives events their envelopes: dense positions, and dense sequences an aggregate, as the event log does. */
final class Envelopes {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final String tenant;
    private final Ids ids;
    private final Map<String, Long> sequences = new HashMap<>();
    private long position;

    private record Aggregate(String type, String id) {}

    Envelopes(String tenant, Ids ids) {
        this.tenant = tenant;
        this.ids = ids;
    }

    long position() {
        return position;
    }

    EventEnvelope next(String member, RapportEvent event) {
        Aggregate aggregate = aggregate(member, event);
        position++;
        UUID command = ids.next();
        return new EventEnvelope(
                ids.next(),
                EventTypes.nameOf(event.getClass()),
                aggregate.type(),
                aggregate.id(),
                sequences.merge(aggregate.id(), 0L, (last, zero) -> last + 1),
                position,
                tenant,
                member,
                member,
                BEGIN.plusMillis(position),
                command,
                command,
                command,
                event);
    }

    private static Aggregate aggregate(String member, RapportEvent event) {
        return switch (event) {
            case RelationshipEvent of ->
                new Aggregate("Relationship", of.relationshipId().toString());
            case GoalEvent of -> new Aggregate("Goal", of.goalId().toString());
            case GatheringEvent of ->
                new Aggregate("Gathering", of.gatheringId().toString());
            case SkillEvent of -> new Aggregate("SkillSet", of.skillsId().toString());
            case CareerPlanEvent of -> new Aggregate("CareerPlan", of.planId().toString());
            case MissionEvent of -> new Aggregate("Mission", of.missionId().toString());
            case IntroductionEvent of ->
                new Aggregate("Introduction", of.introductionId().toString());
            case CoachingEvent of ->
                new Aggregate("Engagement", of.engagementId().toString());
            case Participation of -> new Aggregate("Enrolment", of.enrolmentId().toString());
            case Arrangement of -> new Aggregate("Programme", of.programmeId().toString());
            case MemberEvent _ -> new Aggregate("Member", "member/" + member);
        };
    }
}
