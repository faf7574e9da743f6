package io.rapport.query.models.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.query.rules.goal.CountingRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What counts without being about a person")
class AchievementTest {

    private static final UUID ID = new UUID(21, 1);
    private static final UUID PROPOSAL = new UUID(22, 0);
    private static final UUID FIRST = new UUID(22, 1);
    private static final UUID SECOND = new UUID(22, 2);
    private static final UUID MADE = new UUID(22, 3);
    private static final Pair BOTH = new Pair(new UUID(23, 1), new UUID(23, 2));
    private static final About MARA = new About(new UUID(23, 1), null, null);
    private static final LocalDate DAY = LocalDate.parse("2026-05-01");

    private static Instant at(int day) {
        return DAY.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static MissionDebriefed debrief(MissionOutcome outcome) {
        return new MissionDebriefed(ID, MADE, at(1), DAY.plusDays(1), MARA, outcome, "A lot", null, null, null);
    }

    private static @Nullable LocalDate mission(MissionEvent... events) {
        Achievement mission = Achievement.after((Achievement) null, new MissionPlanned(ID, MARA, DAY, List.of(), null));
        for (MissionEvent event : events) {
            mission = Achievement.after(mission, event);
        }
        return mission.countsOn();
    }

    private static @Nullable LocalDate introduction(IntroductionEvent... events) {
        Achievement made = Achievement.after(
                (Achievement) null, new IntroductionProposed(ID, PROPOSAL, at(0), DAY, BOTH, "Both sail", null));
        for (IntroductionEvent event : events) {
            made = Achievement.after(made, event);
        }
        return made.countsOn();
    }

    private static IntroductionResponseRecorded wants(UUID entry, UUID who, int day) {
        return new IntroductionResponseRecorded(
                ID, entry, at(day), DAY.plusDays(day), BOTH, PROPOSAL, who, IntroductionResponse.ENTHUSIASTIC, null);
    }

    @Test
    @DisplayName("a mission, on the day of a debrief that says it succeeded")
    void missions() {
        assertThat(mission()).isNull();
        assertThat(mission(debrief(MissionOutcome.ACHIEVED))).isEqualTo(DAY.plusDays(1));
        assertThat(mission(debrief(MissionOutcome.PARTLY))).isNull();
        DebriefCorrected better = new DebriefCorrected(
                ID, MADE, at(2), DAY.plusDays(2), MissionOutcome.ACHIEVED, null, null, null, null, "A slip");
        assertThat(mission(debrief(MissionOutcome.NOT), better)).isEqualTo(DAY.plusDays(2));
        assertThat(mission(debrief(MissionOutcome.ACHIEVED), new DebriefRetracted(ID, MADE, "Too early")))
                .isNull();
    }

    @Test
    @DisplayName("an introduction that was made, as long as nothing that it rests on was taken back")
    void introductions() {
        IntroductionEvent[] story = {
            wants(FIRST, BOTH.firstId(), 1),
            wants(SECOND, BOTH.secondId(), 2),
            new IntroductionMade(ID, MADE, at(3), DAY.plusDays(3), BOTH, FIRST, SECOND, null)
        };
        assertThat(introduction(story[0], story[1])).isNull();
        assertThat(introduction(story)).isEqualTo(DAY.plusDays(3));
        for (UUID taken : List.of(PROPOSAL, FIRST, SECOND, MADE)) {
            assertThat(introduction(
                            story[0], story[1], story[2], new IntroductionEntryRetracted(ID, taken, "It was Bea")))
                    .isNull();
        }
        assertThat(introduction(
                        story[0],
                        story[1],
                        story[2],
                        new IntroductionEntryCorrected(ID, MADE, at(4), DAY.plusDays(4), null, "A slip")))
                .isEqualTo(DAY.plusDays(4));
    }

    @Test
    @DisplayName("a practice, of the skill that is asked for, however it is written")
    void practices() {
        Achievement practice = Achievement.practised(
                new SkillPractised(ID, MADE, at(1), DAY.plusDays(1), "Saying no", null, null, null, 3));
        assertThat(Counted.of(rule("SAYING NO"), practice)).hasSize(1);
        assertThat(Counted.of(rule(null), practice)).hasSize(1);
        assertThat(Counted.of(rule("ACTIVE_LISTENING"), practice)).isEmpty();
        assertThat(practice.corrected(new PracticeCorrected(ID, MADE, at(2), DAY.plusDays(2), null, null, 4, "A slip"))
                        .countsOn())
                .isEqualTo(DAY.plusDays(2));
        assertThat(Counted.of(rule(null), practice.without(MADE))).isEmpty();
    }

    @Test
    @DisplayName("only what was when everybody with whom it was had been met")
    void afterTheMeetings() {
        UUID mara = BOTH.firstId();
        UUID ben = BOTH.secondId();
        Achievement mission = Achievement.after(
                Achievement.after((Achievement) null, new MissionPlanned(ID, MARA, DAY, List.of(), null)),
                debrief(MissionOutcome.ACHIEVED));
        Achievement made = Achievement.after(
                Achievement.after(
                        (Achievement) null,
                        new IntroductionProposed(ID, PROPOSAL, at(0), DAY, BOTH, "Both sail", null)),
                new IntroductionMade(ID, MADE, at(1), DAY.plusDays(1), BOTH, FIRST, SECOND, null));
        Achievement practice = Achievement.practised(
                new SkillPractised(ID, MADE, at(1), DAY.plusDays(1), "Saying no", null, mara, null, 3));
        for (Achievement each : List.of(mission, made, practice)) {
            assertThat(each.followsMeetings(Map.of(mara, met(1), ben, met(1)))).isTrue();
            assertThat(each.followsMeetings(Map.of(mara, met(2), ben, met(1)))).isFalse();
            assertThat(each.followsMeetings(Map.of())).as("a card").isFalse();
        }
        assertThat(made.followsMeetings(Map.of(mara, met(1), ben, met(2)))).isFalse();
        assertThat(Achievement.after(
                                (Achievement) null,
                                new MissionPlanned(ID, new About(null, null, "Who is there"), DAY, List.of(), null))
                        .followsMeetings(Map.of()))
                .isTrue();
    }

    private static Act met(int day) {
        return new Act(new UUID(24, day), Act.Kind.MEETING, DAY.plusDays(day), at(day));
    }

    @Test
    @DisplayName("a practice of a skill that everybody knows, however both are written")
    void knownSkills() {
        Achievement practice = Achievement.practised(
                new SkillPractised(ID, MADE, at(1), DAY.plusDays(1), "active listening", null, null, null, 3));
        assertThat(Counted.of(rule("ACTIVE_LISTENING"), practice)).hasSize(1);
        assertThat(Counted.of(rule("Active-Listening"), practice)).hasSize(1);
        assertThat(Counted.of(rule("Listening"), practice)).isEmpty();
    }

    private static CountingRule rule(@Nullable String skill) {
        return new CountingRule(
                Measure.SKILL_PRACTISED, new Filter(null, null, null, null, null, false, null, null, skill));
    }
}
