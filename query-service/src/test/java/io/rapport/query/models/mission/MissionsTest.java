package io.rapport.query.models.mission;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.mission.MissionOutcome;
import io.rapport.query.models.mission.Mission.Given;
import io.rapport.query.models.mission.MissionView.QuestionView;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MissionsTest {

    private static final LocalDate DAY = Story.day(10);

    private final MissionStory story = new MissionStory(UUID.randomUUID());
    private final UUID challenge = story.plan(DAY);

    private MissionView mission(LocalDate today) {
        return MissionView.of(stored(), today);
    }

    private Mission stored() {
        return Objects.requireNonNull(new Folding(new MissionProjection())
                .batch(story.events())
                .find(DocumentRef.to(MissionProjection.MISSIONS, story.mission())));
    }

    private QuestionView question(UUID id) {
        return mission(DAY).questions().stream()
                .filter(question -> question.questionId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isToBeDebriefedFromTheDayAfterOn() {
        assertThat(mission(DAY.minusDays(1)).status()).isEqualTo(MissionStatus.PLANNED);
        assertThat(mission(DAY).status()).isEqualTo(MissionStatus.PLANNED);
        assertThat(mission(DAY.plusDays(1)).status()).isEqualTo(MissionStatus.TO_DEBRIEF);
    }

    @Test
    void isDebriefedWheneverThatWas() {
        UUID debrief = story.debrief(9);
        assertThat(mission(DAY).status()).isEqualTo(MissionStatus.DEBRIEFED);
        assertThat(mission(DAY.plusDays(1)).status()).isEqualTo(MissionStatus.DEBRIEFED);
        story.retractDebrief(debrief);
        assertThat(mission(DAY.plusDays(1)).status()).isEqualTo(MissionStatus.TO_DEBRIEF);
        assertThat(mission(DAY).debrief()).isNull();
    }

    @Test
    void isNotToBeDebriefedOnceItWasCancelled() {
        story.cancel();
        assertThat(mission(DAY.plusDays(1)).status()).isEqualTo(MissionStatus.CANCELLED);
        assertThat(Objects.requireNonNull(mission(DAY).cancellation()).reason()).isEqualTo("she is ill");
    }

    @Test
    void showsTheLatestAnswerAndThoseThatItReplaced() {
        UUID second = story.answer(11, challenge, "the team");
        UUID first = story.answer(10, challenge, "the budget");
        assertThat(question(challenge).answer()).extracting(Given::entryId).isEqualTo(second);
        assertThat(question(challenge).earlierAnswers())
                .extracting(Given::entryId)
                .containsExactly(first);
        UUID atTheSameTime = story.answer(11, challenge, "both");
        assertThat(question(challenge).answer()).extracting(Given::entryId).isEqualTo(atTheSameTime);
    }

    @Test
    void showsAnAnswerAsItWasPutRightAndNoneThatWasTakenBack() {
        UUID answer = story.answer(10, challenge, "the budget");
        UUID another = story.answer(11, challenge, "the team");
        story.correctAnswer(answer, 12, "the board");
        assertThat(question(challenge).answer()).extracting(Given::words).isEqualTo("the board");
        story.correctAnswer(answer, 12, null);
        assertThat(question(challenge).answer()).extracting(Given::words).isEqualTo("the board");
        story.retractAnswer(answer);
        assertThat(question(challenge).answer()).extracting(Given::entryId).isEqualTo(another);
        story.retractAnswer(another);
        assertThat(question(challenge).answer()).isNull();
    }

    @Test
    void showsDroppedQuestionsAsSuchWithWhatWasAnswered() {
        UUID tea = story.ask("Tea?");
        story.answer(10, tea, "coffee");
        story.drop(tea);
        assertThat(question(tea).dropped()).isTrue();
        assertThat(question(tea).answer()).extracting(Given::words).isEqualTo("coffee");
        assertThat(question(challenge).dropped()).isFalse();
    }

    @Test
    void aListCountsWhatIsAskedAndAnswered() {
        UUID tea = story.ask("Tea?");
        story.answer(10, tea, "coffee");
        story.answer(10, challenge, "the team");
        story.ask("Who decides?");
        story.drop(tea);
        MissionSummary summary = MissionSummary.of(stored(), DAY);
        assertThat(summary.questions()).isEqualTo(2);
        assertThat(summary.answered()).isEqualTo(1);
        assertThat(summary.outcome()).isNull();
    }

    @Test
    void aCorrectedDebriefKeepsWhatIsNotOtherwise() {
        UUID entry = story.debrief(11);
        story.correctDebrief(entry, 12);
        Mission.Debrief debrief = Objects.requireNonNull(mission(DAY).debrief());
        assertThat(debrief.outcome()).isEqualTo(MissionOutcome.ACHIEVED);
        assertThat(debrief.learned()).isEqualTo("ask less");
        assertThat(debrief.comfort()).isEqualTo(5);
        assertThat(debrief.occurredOn()).isEqualTo(Story.day(12));
    }

    @Test
    void eachEventOnceOrTwiceInOneBatchOrInManyGivesTheSame() {
        UUID tea = story.ask("Tea?");
        UUID answer = story.answer(10, tea, "coffee");
        story.correctAnswer(answer, 11, "water");
        story.drop(tea);
        story.correctDebrief(story.debrief(11), 12);
        Folding inOne = new Folding(new MissionProjection()).batch(story.events());
        Folding inMany = new Folding(new MissionProjection()).oneByOne(story.events());
        assertThat(inMany.stored()).isEqualTo(inOne.stored());
        assertThat(inMany.oneByOne(story.events()).stored()).isEqualTo(inOne.stored());
    }
}
