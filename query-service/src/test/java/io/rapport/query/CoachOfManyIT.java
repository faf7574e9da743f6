package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A coach of 300 members")
class CoachOfManyIT {

    private static final int MEMBERS = 300;
    private static final int PAGE = 40;

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String coach = "coach-" + UUID.randomUUID();
    private final List<Coached> members =
            IntStream.range(0, MEMBERS).mapToObj(this::coached).toList();

    /** What a member is to their coach, in the order of the desk. */
    private enum Case {
        BEHIND_AND_ASKING,
        BEHIND,
        ASKING,
        PROPOSING,
        QUIET,
        BEHIND_UNSEEN,
        ASKED
    }

    private final class Coached {

        private final String id = "member-" + UUID.randomUUID();
        private final UUID engagement = UUID.randomUUID();
        private final UUID goal = UUID.randomUUID();
        private final Case is;
        private final boolean active;
        private long silentSince;

        Coached(Case is, boolean active) {
            this.is = is;
            this.active = active;
        }

        private EventEnvelope next(RapportEvent event) {
            return LOG.next("acme", id, event);
        }

        List<EventEnvelope> begins() {
            Party by = is == Case.PROPOSING ? Party.MEMBER : Party.COACH;
            List<EventEnvelope> all = new ArrayList<>();
            EventEnvelope proposed = next(new EngagementProposed(engagement, coach, by, "Courage", List.of()));
            silentSince = proposed.position();
            all.add(proposed);
            if (isAgreed()) {
                all.add(next(new EngagementAccepted(engagement, Party.MEMBER)));
            }
            if (is == Case.BEHIND || is == Case.BEHIND_AND_ASKING || is == Case.BEHIND_UNSEEN) {
                all.add(next(behind()));
            }
            if (is == Case.ASKING || is == Case.BEHIND_AND_ASKING) {
                all.add(next(new SessionRequested(
                        engagement,
                        UUID.randomUUID(),
                        SessionKind.SESSION,
                        Party.MEMBER,
                        List.of(Instant.now()),
                        null)));
            }
            return all;
        }

        List<EventEnvelope> goesOn() {
            EventEnvelope practised = next(new SkillPractised(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    Instant.parse("2026-11-01T00:00:00Z"),
                    LocalDate.of(2026, 11, 1),
                    "ACTIVE_LISTENING",
                    null,
                    null,
                    null,
                    null));
            silentSince = practised.position();
            return List.of(practised);
        }

        private GoalSet behind() {
            return new GoalSet(
                    goal,
                    today.minusDays(30),
                    "Ten talks",
                    Term.SHORT,
                    "I am asked for advice",
                    new Purpose(null, null, "Courage"),
                    null,
                    new Tracking.Counted(
                            10, Measure.CONVERSATIONS, Filter.NONE, today.minusDays(30), today.plusDays(2)));
        }

        private boolean isAgreed() {
            return is != Case.PROPOSING && is != Case.ASKED;
        }

        void stands() {
            String scopes = is == Case.BEHIND_UNSEEN
                    ? "{\"TIMELINE_AND_CARDS\": null}"
                    : "{\"TIMELINE_AND_CARDS\": null, \"GOALS_AND_PLAN\": null}";
            service.consent.stand(
                    engagement, "acme", id, coach, isAgreed() ? "ACCEPTED" : "PROPOSED", isAgreed() ? scopes : "{}");
        }

        /** Who asks and who proposes both wait for an answer; what is not open puts nobody first. */
        int group() {
            return switch (is) {
                case BEHIND_AND_ASKING -> 0;
                case BEHIND -> 1;
                case ASKING, PROPOSING -> 2;
                case QUIET, BEHIND_UNSEEN -> 3;
                case ASKED -> 4;
            };
        }
    }

    private Coached coached(int number) {
        Case[] cases = Case.values();
        Case is = cases[number % cases.length];
        boolean agreed = is != Case.PROPOSING && is != Case.ASKED;
        return new Coached(is, agreed && number % 2 == 0);
    }

    @BeforeEach
    void all() {
        List<EventEnvelope> events = new ArrayList<>();
        members.forEach(one -> events.addAll(one.begins()));
        members.stream().filter(one -> one.active).forEach(one -> events.addAll(one.goesOn()));
        members.forEach(Coached::stands);
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
    }

    private JsonNode asked(String place) {
        ServiceRig.Answer answer = service.get(
                place,
                Issuer.instance()
                        .token(claims ->
                                claims.subject(coach).claim("tenant", "acme").claim("roles", List.of("coach"))));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    /** All parts of a list, one after the other. */
    private List<String> all(String place, String items, String id) {
        List<String> found = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = asked(place + "?limit=" + PAGE + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.path(items).size()).isLessThanOrEqualTo(PAGE);
            page.path(items).forEach(item -> found.add(item.at(id).asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return found;
    }

    private List<String> inOrder() {
        return members.stream()
                .sorted(Comparator.comparingInt(Coached::group).thenComparingLong(one -> one.silentSince))
                .map(one -> one.id)
                .toList();
    }

    @Test
    @DisplayName("finds each of them at the desk once, who needs them first, part by part")
    void desk() {
        await().untilAsserted(() ->
                assertThat(all("/coaching/desk", "members", "/member/id")).containsExactlyElementsOf(inOrder()));
        asked("/coaching/desk?limit=200").path("members").forEach(row -> {
            Coached one = members.stream()
                    .filter(any -> any.id.equals(row.at("/member/id").asString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.path("goalsAtRisk").size())
                    .isEqualTo(one.is == Case.BEHIND || one.is == Case.BEHIND_AND_ASKING ? 1 : 0);
            assertThat(row.path("needs").toString())
                    .isEqualTo(
                            switch (one.is) {
                                case BEHIND_AND_ASKING -> "[\"GOALS_AT_RISK\",\"SESSION_UNANSWERED\"]";
                                case BEHIND -> "[\"GOALS_AT_RISK\"]";
                                case ASKING -> "[\"SESSION_UNANSWERED\"]";
                                case PROPOSING -> "[\"PROPOSAL_UNANSWERED\"]";
                                case QUIET, BEHIND_UNSEEN, ASKED -> "[]";
                            });
        });

        Coached done = members.stream()
                .filter(one -> one.is == Case.BEHIND)
                .findFirst()
                .orElseThrow();
        service.publisher.publish(
                done.next(new GoalClosed(done.goal, today, Outcome.DROPPED, "Other things matter more")));
        await().untilAsserted(() -> assertThat(all("/coaching/desk", "members", "/member/id"))
                .as("who was behind, and is not any more")
                .containsExactlyInAnyOrderElementsOf(inOrder())
                .satisfies(order -> assertThat(order.indexOf(done.id)).isGreaterThan(MEMBERS / 2)));
    }

    @Test
    @DisplayName("looks at those alone of whom a part of the desk tells")
    void looks() {
        await().untilAsserted(() ->
                assertThat(all("/coaching/desk", "members", "/member/id")).containsExactlyElementsOf(inOrder()));
        String first = inOrder().getFirst();
        String last = inOrder().getLast();
        int atFirst = looksAt(first);
        int atLast = looksAt(last);

        assertThat(asked("/coaching/desk?limit=5").path("members")).hasSize(5);

        assertThat(looksAt(first)).as("by each of two scopes").isEqualTo(atFirst + 2);
        assertThat(looksAt(last)).isEqualTo(atLast);
    }

    private int looksAt(String member) {
        return service.get("/looks?limit=200", Issuer.instance().member("acme", member))
                .json()
                .path("items")
                .size();
    }

    @Test
    @DisplayName("finds what any of them waits for on the agenda, and all of them in the list")
    void agenda() {
        List<String> asking = members.stream()
                .filter(one -> one.is == Case.ASKING || one.is == Case.BEHIND_AND_ASKING || one.is == Case.PROPOSING)
                .map(one -> one.id)
                .toList();
        await().untilAsserted(() ->
                assertThat(all("/coaching/agenda", "items", "/memberId")).containsExactlyInAnyOrderElementsOf(asking));
        assertThat(all("/engagements", "items", "/other/id"))
                .containsExactlyElementsOf(
                        members.reversed().stream().map(one -> one.id).toList());
    }
}
