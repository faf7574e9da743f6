package io.rapport.query.parts;

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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Something of everything that a member and their coach can record, with which every query has an answer. */
public final class WholeStory {

    /** All that a member can open to a coach, as consent is written. */
    public static final String OPEN =
            "{\"GOALS_AND_PLAN\":null,\"TIMELINE_AND_CARDS\":null,\"NAMES\":null,\"NOTES\":null,\"AGENDA\":null}";

    private final Log log;
    private final String tenant;
    private final String member;
    private final String coach;
    private final LocalDate today;
    private final String secret = UUID.randomUUID() + "-seven77";
    private final UUID evening = UUID.randomUUID();
    private final Map<String, String> places = new HashMap<>();
    private final List<EventEnvelope> events = new ArrayList<>();

    /** A story of this member, which goes until today. */
    public WholeStory(Log log, String tenant, String member, String coach, LocalDate today) {
        this.log = log;
        this.tenant = tenant;
        this.member = member;
        this.coach = coach;
        this.today = today;
        people();
        practices();
        plans();
        coaching();
        programmes();
        happens(new CalendarFeedIssued(UUID.randomUUID(), hash(), FeedText.ALL, true));
    }

    /** The parameters of addresses that are ids of things. */
    public static final Set<String> IDS = Set.of(
            "relationshipId",
            "entryId",
            "introductionId",
            "gatheringId",
            "missionId",
            "programmeId",
            "engagementId",
            "goalId");

    /** In the order of the log; the programme is the tenant's. */
    public List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    /** What stands for the parameters of addresses. */
    public Map<String, String> places() {
        return Map.copyOf(places);
    }

    /** The header that names the last event of everything that is the member's. */
    public String applied() {
        return applied(event -> true);
    }

    /** The same of some of it. */
    public String applied(Predicate<RapportEvent> some) {
        Map<String, Long> last = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.memberId().equals(member) && some.test(event.event()))
                .forEach(event -> last.put(event.aggregateId(), event.sequence()));
        return last.entrySet().stream()
                .map(one -> one.getKey() + "@" + one.getValue())
                .collect(Collectors.joining(","));
    }

    private void happens(List<EventEnvelope> some) {
        events.addAll(some);
    }

    private void happens(RapportEvent... some) {
        for (RapportEvent event : some) {
            events.add(log.next(tenant, member, event));
        }
    }

    private void people() {
        Story ada = new Story(log, tenant, member);
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
        ada.tag("Founders");
        ada.keepInTouch(1, Rhythm.Unit.MONTH);
        happens(ada.events());
        places.put("relationshipId", ada.person().toString());
        places.put("entryId", book.toString());
        Story ben = new Story(log, tenant, member);
        ben.meet("Ben");
        happens(ben.events());

        IntroductionStory both = new IntroductionStory(log, tenant, member, new Pair(ada.person(), ben.person()));
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
        MissionStory mission = new MissionStory(log, tenant, member, new About(null, evening, null));
        mission.answer(14, mission.plan(today.plusDays(2)), "To find people");
        happens(mission.events());
        MissionStory other = new MissionStory(log, tenant, member, new About(ada.person(), null, null));
        other.plan(today.plusDays(2));
        happens(other.events());
        places.put("missionId", mission.mission().toString());
    }

    private void programmes() {
        UUID programme = UUID.randomUUID();
        UUID enrolment = UUID.randomUUID();
        happens(List.of(log.next(
                tenant,
                MemberKey.TENANT,
                new ProgrammeOpened(
                        programme,
                        "First hundred days",
                        List.of(new ProgrammeCoach(coach)),
                        new Sponsor("hr", "Bright HR"),
                        today,
                        today.plusDays(180)))));
        happens(new MemberInvited(programme, enrolment, true), new MemberEnrolled(programme, enrolment));
        places.put("programmeId", programme.toString());
    }

    private void coaching() {
        UUID engagement = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        happens(new MemberDescribed("Ana", "she/her", "pt"));
        happens(
                new EngagementProposed(
                        engagement, coach, Party.COACH, "From meeting people to knowing them", List.of(Scope.NAMES)),
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
