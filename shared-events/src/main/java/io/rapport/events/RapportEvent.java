package io.rapport.events;

import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;

/**
 * Something that happened, as the member's own words and choices. Events are facts: plain values, never changed, and
 * read for ever; a changed meaning is a new version with an {@link Upcaster}.
 */
public sealed interface RapportEvent
        permits RelationshipEvent,
                GoalEvent,
                GatheringEvent,
                CareerPlanEvent,
                MissionEvent,
                IntroductionEvent,
                MemberEvent,
                SkillEvent,
                CoachingEvent,
                ProgrammeEvent {}
