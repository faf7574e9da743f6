package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Diary.day;
import static io.rapport.query.models.goal.Trackings.assessed;
import static io.rapport.query.models.goal.Trackings.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Rhythm;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.query.models.goal.Alignment.AlignedAim;
import io.rapport.query.models.goal.Alignment.AlignedGoal;
import io.rapport.query.models.goal.Alignment.AreaPeople;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The alignment")
class AlignmentTest {

    private final Diary diary = new Diary();

    private UUID longTerm(@Nullable UUID supports, @Nullable UUID aim) {
        return diary.set(
                Term.LONG, new Purpose(supports, aim, "it matters"), assessed(1, Rhythm.Unit.MONTH, "2026-01-01"));
    }

    private UUID shortTerm(@Nullable UUID supports, @Nullable UUID aim) {
        return diary.set(
                Term.SHORT,
                new Purpose(supports, aim, "it matters"),
                counted(2, Measure.PEOPLE_MET, "2026-01-01", "2026-12-31"));
    }

    private Alignment alignment() {
        return Folded.of(diary.events()).alignment(day("2026-06-01"));
    }

    private static List<UUID> ids(List<AlignedGoal> goals) {
        return goals.stream().map(aligned -> aligned.goal().goalId()).toList();
    }

    @Test
    @DisplayName("goes from the plan over horizons and aims to long-term goals, and to those that support them")
    void fromThePlanToEachGoal() {
        diary.draft("Into energy");
        diary.hope(10, "2026-01-01");
        diary.hope(3, "2026-02-28");
        UUID energy = diary.aim(3, "Energy");
        UUID travel = diary.aim(null, "Travel");
        UUID career = longTerm(null, energy);
        UUID step = shortTerm(career, null);
        UUID alone = shortTerm(null, energy);
        diary.meet("2026-02-01");

        Alignment alignment = alignment();

        assertThat(alignment.plan()).isEqualTo("Into energy");
        assertThat(alignment.asOf()).isEqualTo(day("2026-06-01"));
        assertThat(alignment.horizons())
                .extracting(Alignment.AlignedHorizon::years)
                .containsExactly(3, 10);
        assertThat(alignment.horizons().getFirst().until()).isEqualTo(day("2029-02-28"));
        assertThat(alignment.horizons().getLast().aims()).isEmpty();
        AlignedAim aim = alignment.horizons().getFirst().aims().getFirst();
        assertThat(aim.aimId()).isEqualTo(energy);
        assertThat(ids(aim.goals())).containsExactly(career, alone);
        AlignedGoal supporting = aim.goals().getFirst().supportedBy().getFirst();
        assertThat(supporting.goal().goalId()).isEqualTo(step);
        assertThat(supporting.goal().status()).isEqualTo(GoalStatus.ON_TRACK);
        assertThat(supporting.goal().count()).isEqualTo(1);
        assertThat(alignment.aims()).extracting(AlignedAim::aimId).containsExactly(travel);
        assertThat(alignment.otherGoals()).isEmpty();
        assertThat(alignment.goalsLeftOut()).isNull();
    }

    @Test
    @DisplayName("has each goal once: beneath what it supports, unless it names another aim")
    void eachGoalOnce() {
        diary.draft("Into energy");
        UUID energy = diary.aim(null, "Energy");
        UUID travel = diary.aim(null, "Travel");
        UUID career = longTerm(null, energy);
        UUID both = shortTerm(career, energy);
        UUID another = shortTerm(career, travel);

        Alignment alignment = alignment();

        assertThat(ids(alignment.aims().getFirst().goals())).containsExactly(career);
        assertThat(ids(alignment.aims().getFirst().goals().getFirst().supportedBy()))
                .containsExactly(both);
        assertThat(ids(alignment.aims().getLast().goals())).containsExactly(another);
        assertThat(alignment.gaps().aimsWithoutGoal()).isEmpty();
    }

    @Test
    @DisplayName("says which aims nobody works on; a closed goal does not work on one, one that leads to it does")
    void aimsWithoutGoal() {
        diary.draft("Into energy");
        UUID energy = diary.aim(null, "Energy");
        UUID travel = diary.aim(null, "Travel");
        UUID art = diary.aim(null, null);
        diary.close(longTerm(null, energy), "2026-03-01", Outcome.ACHIEVED);
        shortTerm(longTerm(null, travel), null);
        diary.retire(diary.aim(null, null));
        assertThat(alignment().gaps().aimsWithoutGoal()).containsExactly(energy, art);
    }

    @Test
    @DisplayName("says which goals lead nowhere: their aim was retired, or what they support was closed")
    void orphans() {
        diary.draft("Into energy");
        UUID energy = diary.aim(null, "Energy");
        UUID ofTheAim = longTerm(null, energy);
        UUID career = longTerm(null, null);
        UUID step = shortTerm(career, null);
        assertThat(alignment().gaps().goalsOfRetiredAims()).isEmpty();
        assertThat(alignment().gaps().goalsOfClosedGoals()).isEmpty();

        diary.retire(energy);
        diary.close(career, "2026-03-01", Outcome.DROPPED);
        Alignment alignment = alignment();

        assertThat(alignment.aims()).isEmpty();
        assertThat(alignment.gaps().goalsOfRetiredAims()).containsExactly(ofTheAim);
        assertThat(alignment.gaps().goalsOfClosedGoals()).containsExactly(step);
        assertThat(ids(alignment.otherGoals())).containsExactly(ofTheAim, career);
        assertThat(alignment.otherGoals().getLast().goal().status()).isEqualTo(GoalStatus.CLOSED);
        assertThat(ids(alignment.otherGoals().getLast().supportedBy())).containsExactly(step);

        diary.close(ofTheAim, "2026-03-01", Outcome.DROPPED);
        diary.close(step, "2026-03-01", Outcome.DROPPED);
        assertThat(alignment().otherGoals())
                .as("what is closed needs no purpose")
                .isEmpty();
        assertThat(alignment().gaps().goalsOfRetiredAims()).isEmpty();
        assertThat(alignment().gaps().goalsOfClosedGoals()).isEmpty();
    }

    @Test
    @DisplayName("says which goals have words alone, also without any plan")
    void wordsOnly() {
        UUID words = longTerm(null, null);
        UUID step = shortTerm(words, null);

        Alignment alignment = alignment();

        assertThat(alignment.plan()).isNull();
        assertThat(alignment.horizons()).isEmpty();
        assertThat(alignment.gaps().goalsWithWordsOnly()).containsExactly(words);
        assertThat(ids(alignment.otherGoals())).containsExactly(words);
        assertThat(ids(alignment.otherGoals().getFirst().supportedBy())).containsExactly(step);
    }

    @Test
    @DisplayName("tells depth beside breadth of each area's people")
    void people() {
        diary.draft("Into energy");
        diary.aim(null, "Energy", "Wind");
        diary.aim(null, null);
        diary.meet("2026-02-01", Diary.expertOf("energy"));
        UUID certain = diary.meet("2026-02-01", Diary.SOMEBODY, "wind");
        diary.learn(certain, "2026-02-02");
        UUID connected = diary.meet("2026-02-01", Diary.expertOf("Energy"), "Wind");
        diary.learn(connected, "2026-02-02");
        UUID followUp = diary.followUp(connected, "2026-02-03");
        diary.learn(diary.meet("2026-02-01", Diary.expertOf("Travel")), "2026-02-02");

        assertThat(alignment().aims())
                .extracting(AlignedAim::people)
                .containsExactly(new AreaPeople(0, 3, 1, 2), AreaPeople.NOBODY);

        diary.retract(connected, followUp);
        assertThat(alignment().aims().getFirst().people()).isEqualTo(new AreaPeople(0, 3, 0, 2));
    }
}
