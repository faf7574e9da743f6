package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Trackings.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.events.skill.ChosenSkill;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import io.rapport.query.ServiceRig;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("What precedes the meeting with somebody")
class BeforeTheMeetingIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Map<String, String> applied = new LinkedHashMap<>();

    private void happens(RapportEvent event) {
        EventEnvelope envelope = LOG.next("acme", member, event);
        service.publisher.publish(envelope);
        applied.put(envelope.aggregateId(), envelope.aggregateId() + "@" + envelope.sequence());
    }

    private JsonNode get(String path) {
        return await().until(
                        () -> service.get(path, token, "Rapport-Applied", String.join(",", applied.values())),
                        answer -> answer.status() == 200)
                .json();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private PersonMet met(UUID person, LocalDate day) {
        return new PersonMet(
                person,
                UUID.randomUUID(),
                noon(day),
                day,
                new Person("Somebody", RelationshipKind.FRIEND, null, null, null, false, null, null, null, null),
                null,
                Set.of(),
                null);
    }

    private UUID goal(Measure measure) {
        UUID goal = UUID.randomUUID();
        happens(new GoalSet(
                goal,
                today.minusDays(30),
                "Goal",
                Term.SHORT,
                "I did it",
                new Purpose(null, null, "it matters"),
                null,
                counted(3, measure, today.minusDays(30).toString(), today.toString())));
        return goal;
    }

    @Test
    @DisplayName("counts nowhere once the meeting is corrected to have been later, and again once it is not")
    void counts() {
        UUID mara = UUID.randomUUID();
        UUID ben = UUID.randomUUID();
        PersonMet meeting = met(mara, today.minusDays(20));
        happens(meeting);
        happens(met(ben, today.minusDays(20)));
        LocalDate day = today.minusDays(10);
        UUID mission = UUID.randomUUID();
        About about = new About(mara, null, null);
        happens(new MissionPlanned(mission, about, day, List.of(), null));
        happens(new MissionDebriefed(
                mission, UUID.randomUUID(), noon(day), day, about, MissionOutcome.ACHIEVED, "A lot", null, null, null));
        UUID introduction = UUID.randomUUID();
        Pair both = new Pair(ben, mara);
        happens(new IntroductionProposed(introduction, UUID.randomUUID(), noon(day), day, both, "Why", null));
        happens(new IntroductionMade(
                introduction, UUID.randomUUID(), noon(day), day, both, UUID.randomUUID(), UUID.randomUUID(), null));
        UUID skills = UUID.randomUUID();
        happens(new SkillsChosen(skills, List.of(new ChosenSkill("ACTIVE_LISTENING", null))));
        happens(new SkillPractised(
                skills, UUID.randomUUID(), noon(day), day, "active listening", null, mara, null, null));
        happens(new SkillPractised(
                skills, UUID.randomUUID(), noon(day), day, "Active Listening", null, null, null, null));
        UUID missions = goal(Measure.MISSIONS_ACCOMPLISHED);
        UUID introductions = goal(Measure.INTRODUCTIONS_MADE);
        UUID practices = goal(Measure.SKILL_PRACTISED);
        assertThat(figures(missions, introductions, practices)).containsExactly(1, 1, 2, 2);

        LocalDate later = today.minusDays(5);
        happens(corrected(meeting, later));
        assertThat(figures(missions, introductions, practices)).containsExactly(0, 0, 1, 1);

        happens(corrected(meeting, day));
        assertThat(figures(missions, introductions, practices)).containsExactly(1, 1, 2, 2);
    }

    private static EntryCorrected corrected(PersonMet meeting, LocalDate day) {
        return new EntryCorrected(
                meeting.relationshipId(), meeting.entryId(), noon(day), day, null, null, null, "A slip");
    }

    /** The counts of the three goals, and how often the skill was practised lately. */
    private List<Integer> figures(UUID missions, UUID introductions, UUID practices) {
        return List.of(
                count(missions),
                count(introductions),
                count(practices),
                get("/skills").at("/skills/0/practices").asInt());
    }

    private int count(UUID goal) {
        return get("/goals/" + goal).path("count").asInt();
    }
}
