package io.rapport.query.models.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rapport.events.EventEnvelope;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneCorrected;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRecorded;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRetracted;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.goal.GoalEvent.AssessmentCorrected;
import io.rapport.events.goal.GoalEvent.AssessmentRetracted;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.mission.MindOn;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.query.models.timeline.TimelineEntry.EntryKind;
import io.rapport.query.models.timeline.TimelineEntry.EntryState;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Story story = new Story();
    private final UUID meeting = story.meet("Ada");

    private TimelineEntry entry(UUID id) {
        return entry(new Folding(new Timeline()).batch(story.events()), id);
    }

    private static TimelineEntry entry(Folding folding, UUID id) {
        return Objects.requireNonNull(folding.find(DocumentRef.to(Timeline.ENTRIES, id)));
    }

    @Test
    void everyKindOfEntryIsToldByItsEventAndNothingElseIs() {
        Log log = new Log();
        UUID assessment = UUID.randomUUID();
        UUID attendance = UUID.randomUUID();
        UUID milestone = UUID.randomUUID();
        UUID plan = UUID.randomUUID();
        UUID aim = UUID.randomUUID();
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        Folding folding = new Folding(new Timeline())
                .batch(Story.ofEverything().events())
                .batch(List.of(
                        log.next(
                                "a",
                                "b",
                                new GoalAssessed(UUID.randomUUID(), assessment, now, Story.day(1), 4, "well")),
                        log.next(
                                "a",
                                "b",
                                new AttendanceRecorded(UUID.randomUUID(), attendance, now, Story.day(1), "yes")),
                        log.next(
                                "a",
                                "b",
                                new GatheringHeld(UUID.randomUUID(), UUID.randomUUID(), now, Story.day(1), "six came")),
                        log.next(
                                "a",
                                "b",
                                new SkillPractised(
                                        UUID.randomUUID(),
                                        UUID.randomUUID(),
                                        now,
                                        Story.day(1),
                                        "ACTIVE_LISTENING",
                                        null,
                                        null,
                                        "I waited",
                                        4)),
                        log.next(
                                "a",
                                "b",
                                new RelationshipMerged(
                                        UUID.randomUUID(), UUID.randomUUID(), now, Story.day(1), plan, "one person")),
                        log.next(
                                "a",
                                "b",
                                new RelationshipSplit(
                                        UUID.randomUUID(), UUID.randomUUID(), now, Story.day(1), plan, "two people")),
                        log.next("a", "b", new PlanDrafted(plan, "into energy")),
                        log.next("a", "b", new MilestoneRecorded(plan, milestone, now, Story.day(1), "a talk", aim))))
                .batch(missionOfEverything().events())
                .batch(IntroductionStory.ofEverything().events())
                .batch(CoachingTimelineTest.everything()
                        .map(event -> log.next("a", "b", event))
                        .toList());
        Set<EntryKind> kinds = folding.stored().keySet().stream()
                .map(ref -> entry(folding, UUID.fromString(ref.id())).kind())
                .collect(Collectors.toSet());
        assertThat(kinds).isEqualTo(EnumSet.allOf(EntryKind.class));
        assertThat(folding.stored()).hasSize(27 + 2 + 5 * 2 + 8 + 2 * 2);
        assertThat(entry(folding, assessment).rating()).isEqualTo(4);
        assertThat(entry(folding, attendance).gatheringId()).isNotNull();
        assertThat(entry(folding, milestone).text()).isEqualTo("a talk");
        assertThat(entry(folding, milestone).particulars()).isEqualTo(new Particulars.Milestone(aim));
    }

    @Test
    void anEntryNamesWhatItRefersTo() {
        UUID guess = story.guess(2, Aspect.GOALS, "a shop");
        UUID talk = story.talk(3, "shops");
        UUID right = story.confirm(3, guess, talk);
        UUID plan = story.plan(4, 9, "the book");
        UUID followUp = story.followUp(5, plan);
        assertThat(entry(right).refersTo()).containsExactly(guess, talk);
        assertThat(entry(followUp).refersTo()).containsExactly(plan);
        assertThat(entry(followUp).particulars()).isEqualTo(new Particulars.FollowUp("the tea trip", "an article"));
    }

    @Test
    void aCorrectedEntryShowsWhatItSaidBefore() {
        UUID talk = story.talk(2, "about tea");
        story.correct(talk, 3, "about coffee");
        story.correct(talk, 4, null);
        TimelineEntry entry = entry(talk);
        assertThat(entry.state()).isEqualTo(EntryState.CORRECTED);
        assertThat(entry.text()).isEqualTo("about coffee");
        assertThat(entry.occurredOn()).isEqualTo(Story.day(4));
        assertThat(entry.corrections())
                .extracting(TimelineEntry.Correction::text, TimelineEntry.Correction::occurredOn)
                .containsExactly(tuple("about tea", Story.day(2)), tuple("about coffee", Story.day(3)));
    }

    @Test
    void aCorrectedDateInsideAnEntryShowsTheOneBefore() {
        UUID plan = story.plan(2, 9, "the book");
        story.redate(plan, 2, Story.day(12), null);
        TimelineEntry entry = entry(plan);
        assertThat(entry.particulars()).isEqualTo(new Particulars.FollowUpPlan(Story.day(12), null));
        assertThat(entry.text()).isEqualTo("the book");
        assertThat(entry.corrections())
                .extracting(TimelineEntry.Correction::particulars)
                .containsExactly(new Particulars.FollowUpPlan(Story.day(9), null));
    }

    @Test
    void milestonesAreCorrectedAndWithdrawnLikeAnyEntry() {
        Log log = new Log();
        UUID plan = UUID.randomUUID();
        UUID milestone = UUID.randomUUID();
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        Folding folding = new Folding(new Timeline())
                .oneByOne(List.of(
                        log.next("a", "b", new MilestoneRecorded(plan, milestone, now, Story.day(1), "a talk", null)),
                        log.next(
                                "a",
                                "b",
                                new MilestoneCorrected(plan, milestone, now, Story.day(2), "two talks", "slip"))));
        assertThat(entry(folding, milestone).text()).isEqualTo("two talks");
        assertThat(entry(folding, milestone).occurredOn()).isEqualTo(Story.day(2));
        assertThat(entry(folding, milestone).state()).isEqualTo(EntryState.CORRECTED);
        assertThat(entry(folding, milestone).corrections().getFirst().text()).isEqualTo("a talk");

        folding.oneByOne(List.of(log.next("a", "b", new MilestoneRetracted(plan, milestone, "cancelled"))));
        assertThat(entry(folding, milestone).state()).isEqualTo(EntryState.WITHDRAWN);
        assertThat(Objects.requireNonNull(entry(folding, milestone).withdrawal())
                        .reason())
                .isEqualTo("cancelled");
    }

    @Test
    void assessmentsAndAttendancesAreCorrectedAndWithdrawnLikeAnyEntry() {
        Log log = new Log();
        UUID goal = UUID.randomUUID();
        UUID gathering = UUID.randomUUID();
        UUID assessment = UUID.randomUUID();
        UUID attendance = UUID.randomUUID();
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        Folding folding = new Folding(new Timeline())
                .oneByOne(List.of(
                        log.next("a", "b", new GoalAssessed(goal, assessment, now, Story.day(1), 4, "well")),
                        log.next("a", "b", new AttendanceRecorded(gathering, attendance, now, Story.day(1), "yes")),
                        log.next(
                                "a",
                                "b",
                                new AssessmentCorrected(goal, assessment, now, Story.day(2), 2, null, "slip")),
                        log.next(
                                "a",
                                "b",
                                new AttendanceCorrected(gathering, attendance, now, Story.day(2), "no", "slip"))));
        assertThat(entry(folding, assessment).rating()).isEqualTo(2);
        assertThat(entry(folding, assessment).text()).isEqualTo("well");
        assertThat(entry(folding, assessment).state()).isEqualTo(EntryState.CORRECTED);
        assertThat(entry(folding, assessment).corrections().getFirst().rating()).isEqualTo(4);
        assertThat(entry(folding, attendance).text()).isEqualTo("no");
        assertThat(entry(folding, attendance).occurredOn()).isEqualTo(Story.day(2));

        folding.oneByOne(List.of(
                log.next("a", "b", new AssessmentRetracted(goal, assessment, "another")),
                log.next("a", "b", new AttendanceRetracted(gathering, attendance, "at home"))));
        assertThat(entry(folding, assessment).state()).isEqualTo(EntryState.WITHDRAWN);
        assertThat(entry(folding, attendance).state()).isEqualTo(EntryState.WITHDRAWN);
    }

    private static MissionStory missionOfEverything() {
        MissionStory mission = new MissionStory(UUID.randomUUID());
        UUID question = mission.plan(Story.day(9));
        mission.answer(9, question, "the team");
        mission.drop(mission.ask("Tea?"));
        mission.debrief(10);
        return mission;
    }

    @Test
    void answersAndDebriefsBelongToWhomTheMissionIsAbout() {
        UUID person = UUID.randomUUID();
        MissionStory mission = new MissionStory(person);
        UUID question = mission.plan(Story.day(9));
        UUID answer = mission.answer(9, question, "the team");
        UUID debrief = mission.debrief(10);
        mission.correctAnswer(answer, 10, "the board");
        mission.correctDebrief(debrief, 11);
        Folding folding = new Folding(new Timeline()).oneByOne(mission.events());
        assertThat(entry(folding, answer).missionId()).isEqualTo(mission.mission());
        assertThat(entry(folding, answer).relationshipId()).isEqualTo(person);
        assertThat(entry(folding, answer).text()).isEqualTo("the board");
        assertThat(entry(folding, answer).particulars()).isEqualTo(new Particulars.MissionAnswer(question));
        assertThat(entry(folding, debrief).relationshipId()).isEqualTo(person);
        assertThat(entry(folding, debrief).text()).isEqualTo("ask less");
        assertThat(entry(folding, debrief).particulars())
                .isEqualTo(new Particulars.MissionDebrief(MissionOutcome.ACHIEVED, "call", 5, MindOn.THEM));
        assertThat(entry(folding, debrief).corrections())
                .extracting(TimelineEntry.Correction::particulars)
                .containsExactly(new Particulars.MissionDebrief(MissionOutcome.PARTLY, "call", 3, MindOn.THEM));

        mission.retractAnswer(answer);
        mission.retractDebrief(debrief);
        folding = new Folding(new Timeline()).batch(mission.events());
        assertThat(entry(folding, answer).state()).isEqualTo(EntryState.WITHDRAWN);
        assertThat(entry(folding, debrief).state()).isEqualTo(EntryState.WITHDRAWN);
    }

    @Test
    void whatBelongsToTwoIsToldAlikeWhereverItIsTold() {
        IntroductionStory introduction = new IntroductionStory();
        UUID proposal = introduction.propose(1);
        UUID yes = introduction.respond(2, proposal, introduction.first(), IntroductionResponse.ENTHUSIASTIC);
        introduction.correct(proposal, 1, "both open in Lyon");
        introduction.retract(yes);
        introduction.withdraw(proposal);
        Folding folding = new Folding(new Timeline()).oneByOne(introduction.events());
        for (UUID id : List.of(proposal, yes)) {
            assertThat(folding.find(DocumentRef.to(Timeline.ENTRIES_OF_TWO, id)))
                    .isEqualTo(entry(folding, id));
            assertThat(entry(folding, id).relationshipIds())
                    .containsExactly(introduction.first(), introduction.second());
            assertThat(entry(folding, id).relationshipId()).isNull();
            assertThat(entry(folding, id).introductionId()).isEqualTo(introduction.introduction());
        }
        assertThat(entry(folding, proposal).text()).isEqualTo("both open in Lyon");
        assertThat(entry(folding, proposal).particulars())
                .isInstanceOfSatisfying(
                        Particulars.IntroductionProposal.class,
                        it -> assertThat(Objects.requireNonNull(it.introductionWithdrawn())
                                        .reason())
                                .isEqualTo("too late"));
        assertThat(entry(folding, yes).state()).isEqualTo(EntryState.WITHDRAWN);
        assertThat(folding.oneByOne(introduction.events()).stored())
                .isEqualTo(
                        new Folding(new Timeline()).batch(introduction.events()).stored());
    }

    @Test
    void helpAndItsOutcomeNameWhatTheyRestOn() {
        UUID offer = story.offer(2, "advice", meeting);
        UUID yes = story.respond(3, offer, HelpResponse.ENTHUSIASTIC);
        UUID help = story.followThrough(4, offer, yes);
        UUID outcome = story.outcome(5, offer, help, true);
        assertThat(entry(help).refersTo()).containsExactly(offer, yes);
        assertThat(entry(outcome).refersTo()).containsExactly(offer, help);
    }

    @Test
    void aWithdrawnEntryStaysVisibleAndSaysWhy() {
        UUID talk = story.talk(2, "about tea");
        story.correct(talk, 3, "about coffee");
        story.retract(talk);
        TimelineEntry entry = entry(talk);
        assertThat(entry.state()).isEqualTo(EntryState.WITHDRAWN);
        assertThat(entry.text()).isEqualTo("about coffee");
        assertThat(entry.corrections()).hasSize(1);
        assertThat(Objects.requireNonNull(entry.withdrawal()).reason()).isEqualTo("it was somebody else");
    }

    @Test
    void aSkippedPlanATakenBackOfferAndARatingShowOnTheirEntries() {
        UUID plan = story.plan(2, 9, "the book");
        story.skip(plan);
        UUID offer = story.offer(2, "advice", meeting);
        story.withdraw(offer);
        story.rate(meeting, 3);
        story.rate(meeting, 4);
        assertThat(entry(plan).particulars())
                .isInstanceOfSatisfying(
                        Particulars.FollowUpPlan.class,
                        it -> assertThat(Objects.requireNonNull(it.skipped()).reason())
                                .isEqualTo("no time"));
        assertThat(entry(offer).particulars())
                .isInstanceOfSatisfying(
                        Particulars.HelpOffer.class,
                        it -> assertThat(it.offerWithdrawn()).isNotNull());
        assertThat(entry(meeting).rating()).isEqualTo(4);
        assertThat(entry(meeting).state()).isEqualTo(EntryState.RECORDED);
    }

    @Test
    void eachEventOnceOrTwiceInOneBatchOrInManyGivesTheSame() {
        List<EventEnvelope> everything = Story.ofEverything().events();
        Folding inOne = new Folding(new Timeline()).batch(everything);
        Folding inMany = new Folding(new Timeline()).oneByOne(everything);
        assertThat(inMany.stored()).isEqualTo(inOne.stored());
        assertThat(inMany.oneByOne(everything).stored()).isEqualTo(inOne.stored());
    }

    @Test
    void twoRecordsMergedAndSplitInOneBatchOrInManyGiveTheSame() {
        assertThat(Folding.isTheSameHoweverBatched(Timeline::new, Story.ofTwoRecords()))
                .isTrue();
    }
}
