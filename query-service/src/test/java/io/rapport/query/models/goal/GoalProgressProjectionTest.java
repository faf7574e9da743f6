package io.rapport.query.models.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import io.rapport.events.goal.Outcome;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.rules.MemberCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("The documents that goals are counted from")
class GoalProgressProjectionTest {

    private static final int STEPS = 80;

    private final GoalProgressProjection projection = new GoalProgressProjection();

    private static EventEnvelope envelope(RapportEvent event, long position) {
        UUID id = new UUID(0, position);
        return new EventEnvelope(
                id,
                EventTypes.nameOf(event.getClass()),
                "any",
                "any",
                0,
                position,
                "acme",
                "mia",
                "mia",
                Instant.parse("2024-01-01T00:00:00.123456789Z"),
                id,
                id,
                id,
                event);
    }

    private static List<EventEnvelope> log(List<RapportEvent> events) {
        List<EventEnvelope> log = new ArrayList<>();
        for (RapportEvent event : events) {
            log.add(envelope(event, log.size() + 1L));
        }
        return log;
    }

    private Map<DocumentRef<?>, Record> fromScratch(List<EventEnvelope> log) {
        MemoryDocuments documents = new MemoryDocuments(projection);
        log.forEach(documents::apply);
        return documents.all();
    }

    @RepeatedTest(50)
    @DisplayName("are the same however often events come again, from wherever a consumer starts over")
    void comingAgainChangesNothing(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        RandomHistory history = new RandomHistory(run.getCurrentRepetition());
        UUID goal = history.live(STEPS, history.anyTracking());
        history.diary().close(goal, "2024-07-01", Outcome.DROPPED);
        List<EventEnvelope> log = log(history.diary().events());

        MemoryDocuments documents = new MemoryDocuments(projection);
        int done = 0;
        while (done < log.size()) {
            int from = random.nextInt(done + 1);
            int to = Math.min(log.size(), done + 1 + random.nextInt(20));
            log.subList(from, to).forEach(documents::apply);
            done = to;
        }

        assertThat(documents.all()).isEqualTo(fromScratch(log)).hasSizeGreaterThan(2);
    }

    @Test
    @DisplayName("are neither loaded nor written for what no goal counts")
    void nothingToAnyGoal() {
        UUID person = new UUID(1, 1);
        assertThat(projection.plan(envelope(new CadenceSet(person, null), 1)).touched())
                .isEmpty();
        assertThat(projection
                        .plan(envelope(new RapportRated(person, person, 5), 2))
                        .touched())
                .isEmpty();
    }

    @Test
    @DisplayName("are one for each aggregate: the person, the gathering, the goal, the plan and the member")
    void oneForEachAggregate() {
        Diary diary = new Diary();
        UUID person = diary.meet("2026-01-10");
        diary.followUp(person, "2026-01-11");
        diary.tag(person, "investor");
        UUID goal = diary.set(Trackings.assessed(1, Rhythm.Unit.WEEK, "2026-01-01"));
        diary.assess(goal, "2026-01-11", 3);
        diary.draft("Into energy");
        diary.hope(3, "2026-01-01");
        diary.retire(diary.aim(3, "Energy", "Wind"));
        diary.liveIn("Europe/Berlin");
        diary.weeksBeginOn(DayOfWeek.SUNDAY);

        UUID plan = Objects.requireNonNull(Folded.of(diary.events()).plan()).planId();
        assertThat(fromScratch(log(diary.events())))
                .containsOnlyKeys(
                        DocumentRef.to(GoalProgressProjection.CONTACTS, person),
                        DocumentRef.to(GoalProgressProjection.GOALS, goal),
                        DocumentRef.to(GoalProgressProjection.PLANS, plan),
                        new DocumentRef<>(GoalProgressProjection.CALENDARS, "acme/mia"))
                .containsValue(new MemberCalendar("Europe/Berlin", DayOfWeek.SUNDAY));
    }
}
