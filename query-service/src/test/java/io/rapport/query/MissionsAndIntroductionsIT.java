package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import io.rapport.events.mission.About;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Missions and introductions over HTTP, as events come in from Kafka. */
class MissionsAndIntroductionsIT {

    private static final ZoneId ZONE = ZoneId.of("Pacific/Kiritimati");

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private static final Log LOG = new Log();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);

    private EventEnvelope publish(List<EventEnvelope> events) {
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        return events.getLast();
    }

    private Answer get(String path, EventEnvelope applied) {
        Answer answer = service.get(path, token, "Rapport-Applied", applied.aggregateId() + "@" + applied.sequence());
        assertThat(answer.status()).as(path + " " + answer.response().body()).isEqualTo(200);
        return answer;
    }

    /** What is at these items' field, through all pages of two. */
    private List<String> paged(String path, String field, EventEnvelope applied) {
        List<String> all = new ArrayList<>();
        String next = "";
        do {
            Answer page = get(path + (path.contains("?") ? "&" : "?") + "limit=2" + next, applied);
            all.addAll(ServiceRig.texts(page.json().path("items"), field));
            next = page.json().has("next")
                    ? "&cursor=" + page.json().path("next").asString()
                    : "";
        } while (!next.isEmpty());
        return all;
    }

    private MissionStory mission(UUID about) {
        return new MissionStory(LOG, "acme", member, new About(about, null, null));
    }

    private Story met(String name, List<EventEnvelope> events) {
        Story story = new Story(LOG, "acme", member);
        story.meet(name);
        story.talk(3, "sailing");
        events.addAll(story.events());
        return story;
    }

    @Test
    void missionsAreListedByHowTheyStandOnTheMembersDay() {
        LocalDate today = LocalDate.now(ZONE);
        UUID mara = UUID.randomUUID();
        List<EventEnvelope> events = new ArrayList<>();
        events.add(LOG.next("acme", member, new TimeZoneChosen(ZONE)));
        MissionStory coming = mission(mara);
        coming.plan(today);
        MissionStory past = mission(UUID.randomUUID());
        past.plan(today.minusDays(1));
        MissionStory longPast = mission(mara);
        longPast.plan(today.minusDays(40));
        MissionStory debriefed = mission(mara);
        debriefed.plan(today.minusDays(2));
        debriefed.debrief(1);
        MissionStory cancelled = mission(mara);
        cancelled.plan(today.minusDays(3));
        cancelled.cancel();
        for (MissionStory story : List.of(coming, past, longPast, debriefed, cancelled)) {
            events.addAll(story.events());
        }
        EventEnvelope last = publish(events);

        assertThat(paged("/missions", "missionId", last))
                .containsExactly(
                        coming.mission().toString(),
                        past.mission().toString(),
                        debriefed.mission().toString(),
                        cancelled.mission().toString(),
                        longPast.mission().toString());
        assertThat(paged("/missions?status=PLANNED", "missionId", last))
                .containsExactly(coming.mission().toString());
        assertThat(paged("/missions?status=TO_DEBRIEF", "missionId", last))
                .containsExactly(past.mission().toString(), longPast.mission().toString());
        assertThat(paged("/missions?status=TO_DEBRIEF&relationshipId=" + mara, "missionId", last))
                .containsExactly(longPast.mission().toString());
        assertThat(paged("/missions?status=DEBRIEFED", "missionId", last))
                .containsExactly(debriefed.mission().toString());
        assertThat(paged("/missions?status=CANCELLED", "missionId", last))
                .containsExactly(cancelled.mission().toString());
    }

    @Test
    void aMissionShowsItsQuestionsAndIsFollowedByItsVersion() {
        MissionStory story = mission(UUID.randomUUID());
        UUID question = story.plan(Story.day(9));
        story.answer(9, question, "the team");
        EventEnvelope last = publish(story.events());
        Answer answer = get("/missions/" + story.mission(), last);
        assertThat(answer.json().path("status").asString()).isEqualTo("TO_DEBRIEF");
        assertThat(answer.json().at("/questions/0/answer/words").asString()).isEqualTo("the team");
        assertThat(answer.response().headers().firstValue("ETag").orElseThrow()).startsWith("\"1-");
        String other = Issuer.instance().member("acme", "somebody-else");
        assertThat(service.get("/missions/" + story.mission(), other).status()).isEqualTo(404);
        assertThat(service.get("/missions", other).json().path("items")).isEmpty();
    }

    @Test
    void anIntroductionIsToldInTheTimelinesOfBothAndOnceInTheMembers() {
        List<EventEnvelope> events = new ArrayList<>();
        Story mara = met("Mara", events);
        Story ben = met("Ben", events);
        IntroductionStory story = new IntroductionStory(LOG, "acme", member, new Pair(mara.person(), ben.person()));
        UUID proposal = story.propose(2);
        UUID first = story.respond(4, proposal, story.first(), IntroductionResponse.ENTHUSIASTIC);
        UUID second = story.respond(5, proposal, story.second(), IntroductionResponse.ENTHUSIASTIC);
        story.make(6, first, second);
        events.addAll(story.events());
        EventEnvelope last = publish(events);

        List<String> kinds = List.of(
                "MEETING",
                "INTRODUCTION_PROPOSED",
                "CONVERSATION",
                "INTRODUCTION_RESPONSE",
                "INTRODUCTION_RESPONSE",
                "INTRODUCTION_MADE");
        for (UUID person : List.of(mara.person(), ben.person())) {
            String timeline = "/relationships/" + person + "/timeline";
            assertThat(paged(timeline + "?order=oldest", "kind", last)).isEqualTo(kinds);
            List<String> newestFirst = new ArrayList<>(kinds);
            Collections.reverse(newestFirst);
            assertThat(paged(timeline, "kind", last)).isEqualTo(newestFirst);
            assertThat(paged(timeline + "?kind=INTRODUCTION_MADE&kind=MEETING", "kind", last))
                    .containsExactly("INTRODUCTION_MADE", "MEETING");
            assertThat(paged(timeline + "?from=2026-03-04&to=2026-03-06", "kind", last))
                    .containsExactly("INTRODUCTION_RESPONSE", "INTRODUCTION_RESPONSE");
        }
        assertThat(paged("/timeline", "entryId", last)).hasSize(8).doesNotHaveDuplicates();
        assertThat(get("/entries/" + proposal, last)
                        .json()
                        .at("/relationshipIds/1")
                        .asString())
                .isEqualTo(ben.person().toString());
    }

    @Test
    void introductionsAreListedByHowTheyStandAndWhomTheyBringTogether() {
        UUID mara = UUID.randomUUID();
        UUID ben = UUID.randomUUID();
        UUID noa = UUID.randomUUID();
        IntroductionStory wanted = new IntroductionStory(LOG, "acme", member, new Pair(mara, ben));
        UUID proposal = wanted.propose(1);
        wanted.respond(2, proposal, mara, IntroductionResponse.ENTHUSIASTIC);
        wanted.respond(2, proposal, ben, IntroductionResponse.ENTHUSIASTIC);
        IntroductionStory proposed = new IntroductionStory(LOG, "acme", member, new Pair(noa, mara));
        proposed.propose(3);
        IntroductionStory withdrawn = new IntroductionStory(LOG, "acme", member, new Pair(ben, noa));
        withdrawn.withdraw(withdrawn.propose(2));
        List<EventEnvelope> events = new ArrayList<>();
        for (IntroductionStory story : List.of(wanted, proposed, withdrawn)) {
            events.addAll(story.events());
        }
        EventEnvelope last = publish(events);

        assertThat(paged("/introductions", "introductionId", last))
                .containsExactly(
                        proposed.introduction().toString(),
                        withdrawn.introduction().toString(),
                        wanted.introduction().toString());
        assertThat(paged("/introductions?status=WANTED", "introductionId", last))
                .containsExactly(wanted.introduction().toString());
        assertThat(paged("/introductions?relationshipId=" + mara, "introductionId", last))
                .containsExactly(
                        proposed.introduction().toString(),
                        wanted.introduction().toString());
        assertThat(paged("/introductions?relationshipId=" + mara + "&status=PROPOSED", "introductionId", last))
                .containsExactly(proposed.introduction().toString());
        Answer one = get("/introductions/" + proposed.introduction(), last);
        assertThat(one.json().path("status").asString()).isEqualTo("PROPOSED");
        assertThat(one.json().at("/missing/0").asString()).isEqualTo(noa.toString());
        assertThat(service.get(
                                "/introductions/" + proposed.introduction(),
                                Issuer.instance().member("acme", "somebody-else"))
                        .status())
                .isEqualTo(404);
    }
}
