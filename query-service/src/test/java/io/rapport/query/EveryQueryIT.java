package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.MemberKey;
import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.HorizonSet;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRecorded;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent.AccessGranted;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.FeedbackGiven;
import io.rapport.events.coaching.CoachingEvent.SessionConfirmed;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.coaching.Subject;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringEvent.GuestRecorded;
import io.rapport.events.gathering.GatheringEvent.InvitationAnswered;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.member.FeedText;
import io.rapport.events.member.MemberEvent.CalendarFeedIssued;
import io.rapport.events.member.MemberEvent.MemberDescribed;
import io.rapport.events.mission.About;
import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.programme.ProgrammeEvent.MemberInvited;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import io.rapport.events.programme.Sponsor;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.skill.ChosenSkill;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import io.rapport.parts.ApiExamples;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Every query over HTTP")
class EveryQueryIT {

    private static final Log LOG = new Log();
    private static final String COACH = "carla";

    private static ServiceRig service;

    private final String member = "ana-" + UUID.randomUUID();
    private final String secret = UUID.randomUUID() + "-seven77";
    private final String token = Issuer.instance().member("bright", member);
    private final String coach = Issuer.instance()
            .token(claims -> claims.subject(COACH).claim("tenant", "bright").claim("roles", List.of("coach")));
    private final String auditor = Issuer.instance()
            .token(claims -> claims.subject("audra").claim("tenant", "bright").claim("roles", List.of("auditor")));
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final UUID evening = UUID.randomUUID();
    private final Map<String, String> places = new HashMap<>();
    private final List<String> applied = new ArrayList<>();

    @BeforeAll
    static void start() {
        service = new ServiceRig();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private void everything() {
        people();
        practices();
        plans();
        coaching();
        programmes();
        happens(new CalendarFeedIssued(UUID.randomUUID(), hash(), FeedText.ALL, true));
        awaitAll();
    }

    private String place(String path) {
        String place = path;
        for (Map.Entry<String, String> one : places.entrySet()) {
            place = place.replace("{" + one.getKey() + "}", one.getValue());
        }
        return place + (place.equals("/agenda") ? "?from=" + today + "&to=" + today.plusDays(60) : "");
    }

    private String who(String place) {
        if (place.startsWith("/calendar/")) {
            return "";
        }
        if (place.matches("/members/[^/]+/engagements/[^/]+/history")) {
            return auditor;
        }
        return place.startsWith("/members/") || place.startsWith("/coaching/") ? coach : token;
    }

    private void happens(List<EventEnvelope> events) {
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        service.consent.append(events);
        applied.add(events.getLast().aggregateId() + "@" + events.getLast().sequence());
    }

    private void happens(RapportEvent... events) {
        for (RapportEvent event : events) {
            happens(List.of(LOG.next("bright", member, event)));
        }
    }

    @Test
    @DisplayName("is answered as the API describes it, with an example of its answer")
    void answers() throws IOException {
        JsonNode description = service.get("/v3/api-docs", "").json();
        ApiExamples examples = new ApiExamples(description);
        everything();

        Set<String> operations = new TreeSet<>();
        List<String> contradictions = new ArrayList<>();
        description.path("paths").properties().forEach(path -> {
            String place = place(path.getKey());
            Answer answer = service.get(place, who(place));
            assertThat(answer.status())
                    .as(place + " " + answer.response().body())
                    .isEqualTo(200);
            examples.contradictions("GET", place, answer.response().body())
                    .forEach(error -> contradictions.add(path.getKey() + " " + error));
            String operation = path.getValue().at("/get/operationId").asString();
            if (!operation.endsWith("OfMember")) { // what is shown of a member is shown as it is to them
                operations.add(operation);
                examples.saw("GET", place, "", 200, answer.response().body());
            }
        });

        assertThat(contradictions).isEmpty();
        assertThat(examples.wrong()).isEmpty();
        assertThat(operations).isEqualTo(namedInOverview());
    }

    @Test
    @DisplayName("tells of this moment, folded of the log, what the read models tell")
    void asOfNow() {
        JsonNode description = service.get("/v3/api-docs", "").json();
        everything();
        List<String> asked = new ArrayList<>();
        description.path("paths").properties().forEach(path -> {
            String place = place(path.getKey());
            boolean hasMoments = path.getValue()
                    .at("/get/parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("name").asString().equals("asOf"));
            String joined = place + (place.contains("?") ? "&" : "?");
            String who = who(place);
            if (!hasMoments) {
                assertThat(service.get(joined + "asOf=2020-01-01T00:00:00Z", who)
                                .status())
                        .as(place)
                        .isEqualTo(400);
                return;
            }
            JsonNode live = service.get(place, who).json();
            Answer folded = service.get(joined + "asOf=" + Instant.now(), who);
            assertThat(folded.status()).as(place + folded.response().body()).isEqualTo(200);
            assertThat(withoutClock(folded.json())).as(place).isEqualTo(withoutClock(live));
            assertThat(folded.response().headers().firstValue("Rapport-As-Of"))
                    .hasValueSatisfying(moment -> assertThat(moment).startsWith("position="));
            asked.add(place);
        });
        assertThat(asked).hasSizeGreaterThan(30);
    }

    /** The moment of the answer differs, whatever it tells, and so does what asks for more of it. */
    private static JsonNode withoutClock(JsonNode answer) {
        return answer instanceof ObjectNode object ? object.without(List.of("at", "asOf", "next")) : answer;
    }

    private static Set<String> namedInOverview() throws IOException {
        String overview = Files.readString(Path.of("../docs/api.md"));
        Set<String> names = new TreeSet<>();
        Matcher row = Pattern.compile("^\\| ([a-z]\\w+) \\| GET ", Pattern.MULTILINE)
                .matcher(overview.substring(overview.indexOf("## Queries")));
        while (row.find()) {
            names.add(row.group(1));
        }
        return names;
    }

    private void awaitAll() {
        String latest = String.join(",", applied.subList(Math.max(0, applied.size() - 20), applied.size()));
        for (String query : List.of(
                "/timeline",
                "/relationships",
                "/goals",
                "/agenda",
                "/network",
                "/gatherings",
                "/missions",
                "/introductions",
                "/skills",
                "/me",
                "/programmes",
                "/plan")) {
            assertThat(service.get(query, token, "Rapport-Applied", latest).status())
                    .as(query)
                    .isEqualTo(200);
        }
    }

    private void people() {
        Story ada = new Story(LOG, "bright", member);
        ada.capture("Ada");
        UUID meeting = ada.meet("Ada");
        UUID talk = ada.talk(2, "What she would do with more people");
        ada.confirm(3, ada.guess(2, Aspect.INTERESTS, "Sails"), talk);
        ada.guess(3, Aspect.GOALS, "Wants a shop of her own");
        ada.remember(5, "Sails to Norway", today.plusDays(3));
        ada.followUp(7, ada.plan(5, 9, "The book"));
        ada.plan(8, 20, "The pitch");
        UUID offer = ada.offer(8, "Read the business plan", talk);
        UUID yes = ada.respond(9, offer, HelpResponse.ENTHUSIASTIC);
        ada.outcome(11, offer, ada.followThrough(10, offer, yes), true);
        UUID book = ada.offer(11, "A book on sails", meeting);
        ada.correct(book, 12, "A book about sails");
        ada.receive(12, "Introduced me to Grace");
        ada.rate(talk, 4);
        ada.keepInTouch(1, Rhythm.Unit.MONTH);
        happens(ada.events());
        places.put("relationshipId", ada.person().toString());
        places.put("entryId", book.toString());
        Story ben = new Story(LOG, "bright", member);
        ben.meet("Ben");
        happens(ben.events());

        IntroductionStory both = new IntroductionStory(LOG, "bright", member, new Pair(ada.person(), ben.person()));
        UUID proposal = both.propose(12);
        UUID first = both.respond(13, proposal, ada.person(), IntroductionResponse.ENTHUSIASTIC);
        UUID second = both.respond(14, proposal, ben.person(), IntroductionResponse.ENTHUSIASTIC);
        both.outcome(16, both.make(15, first, second), true);
        happens(both.events());
        places.put("introductionId", both.introduction().toString());

        happens(new GatheringPlanned(
                evening,
                "Soup",
                GatheringRole.HOST,
                GatheringKind.SOCIAL,
                "Bring them together",
                null,
                today,
                today,
                "At home",
                "Firsts",
                "Cooking"));
        UUID invitation = UUID.randomUUID();
        happens(
                new GuestInvited(evening, invitation, ada.person(), null),
                new InvitationAnswered(evening, invitation, InvitationResponse.COMING),
                new GuestRecorded(evening, UUID.randomUUID(), invitation, null, null),
                new GatheringHeld(evening, UUID.randomUUID(), now(), today, "Fewer people, more soup"));
        places.put("gatheringId", evening.toString());
        MissionStory mission = new MissionStory(LOG, "bright", member, new About(null, evening, null));
        mission.answer(14, mission.plan(today.plusDays(2)), "To find people");
        happens(mission.events());
        MissionStory other = new MissionStory(LOG, "bright", member, new About(ada.person(), null, null));
        other.plan(today.plusDays(2));
        happens(other.events());
        places.put("missionId", mission.mission().toString());
    }

    private void programmes() {
        UUID programme = UUID.randomUUID();
        UUID enrolment = UUID.randomUUID();
        happens(List.of(LOG.next(
                "bright",
                MemberKey.TENANT,
                new ProgrammeOpened(
                        programme,
                        "First hundred days",
                        List.of(new ProgrammeCoach(COACH)),
                        new Sponsor("hr", "Bright HR"),
                        today,
                        today.plusDays(180)))));
        applied.removeLast(); // it is no member's to wait for
        happens(new MemberInvited(programme, enrolment, true), new MemberEnrolled(programme, enrolment));
        places.put("programmeId", programme.toString());
    }

    private void coaching() {
        UUID engagement = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        happens(new MemberDescribed("Ana", "she/her", "pt"));
        happens(
                new EngagementProposed(
                        engagement, COACH, Party.COACH, "From meeting people to knowing them", List.of(Scope.NAMES)),
                new EngagementAccepted(engagement, Party.MEMBER),
                new AccessGranted(engagement, List.of(Scope.values()), null),
                new SessionRequested(engagement, session, SessionKind.SESSION, Party.MEMBER, List.of(now()), null),
                new SessionConfirmed(engagement, session, Party.COACH, now()),
                new SessionRecorded(
                        engagement,
                        UUID.randomUUID(),
                        now(),
                        today,
                        null,
                        SessionKind.FIRST_CALL,
                        "What she hopes for",
                        List.of(new Action(UUID.randomUUID(), "Ask three people", today.plusDays(3)))),
                new FeedbackGiven(
                        engagement,
                        UUID.randomUUID(),
                        now(),
                        today,
                        new Subject(null, UUID.fromString(places.get("entryId")), null, null),
                        "You asked before you offered"));
        service.consent.stand(
                engagement,
                "bright",
                member,
                COACH,
                "ACCEPTED",
                "{\"GOALS_AND_PLAN\":null,\"TIMELINE_AND_CARDS\":null,\"NAMES\":null,\"NOTES\":null,\"AGENDA\":null}");
        places.put("memberId", member);
        places.put("engagementId", engagement.toString());
    }

    private void practices() {
        UUID skills = UUID.randomUUID();
        happens(
                new SkillsChosen(skills, List.of(new ChosenSkill("ACTIVE_LISTENING", "Sum up first"))),
                new SkillPractised(
                        skills, UUID.randomUUID(), now(), today, "ACTIVE_LISTENING", "Lunch", null, "I waited", 3));
    }

    private void plans() {
        UUID plan = UUID.randomUUID();
        UUID aim = UUID.randomUUID();
        happens(
                new PlanDrafted(plan, "Into energy"),
                new HorizonSet(plan, 3, today, "I lead a team"),
                new AimAdded(plan, aim, new Aim(AimKind.EXPLORE, "Marketing of tea", "Tea", Set.of("tea"), 3)),
                new MilestoneRecorded(plan, UUID.randomUUID(), now(), today, "My first talk", aim));
        UUID counted = goal(
                "Three talks", aim, new Tracking.Counted(3, Measure.CONVERSATIONS, Filter.NONE, Story.day(1), today));
        goal(
                "One a week",
                aim,
                new Tracking.Recurring(1, Measure.FOLLOW_UPS, Filter.NONE, PeriodUnit.WEEK, Story.day(1), null));
        goal("Energy", aim, new Tracking.Qualitative(new Rhythm(2, Rhythm.Unit.WEEK), today.minusDays(20), null));
        places.put("goalId", counted.toString());
        places.put("secret", secret);
    }

    private UUID goal(String title, UUID aim, Tracking tracking) {
        UUID goal = UUID.randomUUID();
        happens(new GoalSet(
                goal,
                tracking.startsOn(),
                title,
                Term.SHORT,
                "I am asked for advice",
                new Purpose(null, aim, null),
                null,
                tracking));
        return goal;
    }

    private Instant now() {
        return today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
