package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRetired;
import io.rapport.events.careerplan.CareerPlanEvent.AimRevised;
import io.rapport.events.careerplan.CareerPlanEvent.HorizonSet;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRecorded;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRetracted;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A career plan and what is aligned with it, over HTTP")
class CareerPlanIT {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final UUID plan = UUID.randomUUID();
    private final UUID energy = UUID.randomUUID();
    private final Map<String, EventEnvelope> latest = new LinkedHashMap<>();

    private void publish(RapportEvent... events) {
        service.publisher.publish(Stream.of(events)
                .map(event -> LOG.next("acme", member, event))
                .peek(envelope -> latest.put(envelope.aggregateId(), envelope))
                .toArray(EventEnvelope[]::new));
    }

    private Answer get(String path) {
        String[] applied = latest.values().stream()
                .flatMap(event -> Stream.of("Rapport-Applied", event.aggregateId() + "@" + event.sequence()))
                .toArray(String[]::new);
        return service.get(path, Issuer.instance().member("acme", member), applied);
    }

    private JsonNode ok(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private void draft() {
        publish(
                new PlanDrafted(plan, "Into energy"),
                new HorizonSet(plan, 3, DAY, "I lead a team"),
                new AimAdded(plan, energy, new Aim(AimKind.EXPLORE, "Energy", "Energy", Set.of(), 3)));
    }

    private MilestoneRecorded milestone(UUID entry, int day) {
        return new MilestoneRecorded(
                plan, entry, Instant.parse("2026-03-01T12:00:00Z"), DAY.plusDays(day), "A talk", energy);
    }

    private PersonMet met(UUID person, @Nullable String industry, String... tags) {
        return new PersonMet(
                person,
                UUID.randomUUID(),
                Instant.parse("2026-03-01T12:00:00Z"),
                DAY,
                new Person("Mara", RelationshipKind.ACQUAINTANCE, null, null, industry, false, null, null, null, null),
                null,
                Set.of(tags),
                null);
    }

    private GoalSet goal(UUID goal, Term term, Purpose purpose) {
        Filter ofTheArea = new Filter(null, null, null, null, null, false, energy, null, null);
        return new GoalSet(
                goal,
                DAY,
                "Five",
                term,
                "I know five",
                purpose,
                null,
                new Tracking.Counted(5, Measure.PEOPLE_MET, ofTheArea, DAY, DAY.plusYears(100)));
    }

    @Test
    @DisplayName("is not there until it is drafted, and nobody else's")
    void notDrafted() {
        assertThat(get("/plan").status()).isEqualTo(404);
        assertThat(ok("/alignment").has("plan")).isFalse();
        draft();
        assertThat(get("/plan").status()).isEqualTo(200);
        assertThat(service.get("/plan", Issuer.instance().member("other", member))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("tells words, horizons, aims with their history, and milestones in pages, the latest first")
    void thePlan() {
        draft();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        publish(
                new AimRevised(plan, energy, new Aim(AimKind.GROW, "Wind", null, Set.of("Wind"), null), "I like it"),
                new AimRetired(plan, energy, "Not for me"),
                milestone(first, 0),
                milestone(second, 1),
                new MilestoneRetracted(plan, first, "It was cancelled"));

        JsonNode told = ok("/plan");

        assertThat(told.path("words").asString()).isEqualTo("Into energy");
        assertThat(told.at("/horizons/0/until").asString()).isEqualTo("2029-03-01");
        assertThat(told.at("/aims/0/state").asString()).isEqualTo("RETIRED");
        assertThat(told.at("/aims/0/area").asString()).isEqualTo("Wind");
        assertThat(told.at("/aims/0").has("industry")).isFalse();
        assertThat(told.at("/aims/0/revisions/0/industry").asString()).isEqualTo("Energy");
        assertThat(told.at("/aims/0/retirement/reason").asString()).isEqualTo("Not for me");
        assertThat(told.at("/milestones/items").size()).isEqualTo(2);
        JsonNode page = ok("/plan?limit=1").path("milestones");
        JsonNode next =
                ok("/plan?limit=1&cursor=" + page.path("next").asString()).path("milestones");
        assertThat(next.has("next")).isFalse();
        assertThat(Stream.of(page, next).map(one -> one.at("/items/0/entryId").asString()))
                .containsExactlyInAnyOrder(first.toString(), second.toString());
        JsonNode entry = ok("/entries/" + first);
        assertThat(entry.path("kind").asString()).isEqualTo("MILESTONE");
        assertThat(entry.path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(ok("/timeline?kind=MILESTONE").path("items").size()).isEqualTo(2);

        String etag = get("/plan").response().headers().firstValue("ETag").orElseThrow();
        assertThat(etag).startsWith("\"7-");
        assertThat(service.get("/plan", Issuer.instance().member("acme", member), "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("is what goals are aligned with; their people are those of its areas, found by what aims say now")
    void theAlignment() {
        draft();
        UUID career = UUID.randomUUID();
        UUID closed = UUID.randomUUID();
        UUID orphan = UUID.randomUUID();
        publish(
                goal(career, Term.LONG, new Purpose(null, energy, null)),
                goal(closed, Term.LONG, new Purpose(career, null, null)),
                goal(orphan, Term.SHORT, new Purpose(closed, null, null)),
                new GoalClosed(closed, DAY, Outcome.DROPPED, "Enough"),
                met(UUID.randomUUID(), "ENERGY"),
                met(UUID.randomUUID(), "Travel", "wind"));

        JsonNode alignment = ok("/alignment");

        JsonNode aim = alignment.at("/horizons/0/aims/0");
        assertThat(alignment.path("plan").asString()).isEqualTo("Into energy");
        assertThat(aim.at("/people/met").asInt()).isEqualTo(1);
        assertThat(aim.at("/goals/0/goal/goalId").asString()).isEqualTo(career.toString());
        assertThat(aim.at("/goals/0/goal/count").asInt()).isEqualTo(1);
        assertThat(aim.at("/goals/0/supportedBy/0/goal/status").asString()).isEqualTo("CLOSED");
        assertThat(aim.at("/goals/0/supportedBy/0/supportedBy/0/goal/goalId").asString())
                .isEqualTo(orphan.toString());
        assertThat(alignment.at("/gaps/goalsOfClosedGoals/0").asString()).isEqualTo(orphan.toString());

        publish(new AimRevised(plan, energy, new Aim(AimKind.GROW, "Wind", "energy", Set.of("Wind"), 3), "I like it"));
        assertThat(ok("/alignment").at("/horizons/0/aims/0/people/met").asInt()).isEqualTo(2);
        assertThat(ok("/goals/" + career).path("count").asInt()).isEqualTo(2);
        assertThat(ok("/goals").at("/items/2/count").asInt()).isEqualTo(2);

        publish(new AimRetired(plan, energy, "Not for me"));
        JsonNode without = ok("/alignment");
        assertThat(without.at("/horizons/0/aims").isEmpty()).isTrue();
        assertThat(without.at("/gaps/goalsOfRetiredAims/0").asString()).isEqualTo(career.toString());
        assertThat(without.at("/otherGoals/0/goal/goalId").asString()).isEqualTo(career.toString());
        assertThat(ok("/goals/" + career).path("count").asInt()).isEqualTo(2);
    }
}
