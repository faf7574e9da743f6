package io.rapport.query.models.introduction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.query.models.introduction.IntroductionView.OutcomeView;
import io.rapport.query.models.introduction.IntroductionView.ResponseView;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntroductionsTest {

    private final IntroductionStory story = new IntroductionStory();
    private final UUID proposal = story.propose(1);

    private IntroductionView introduction() {
        return IntroductionView.of(Objects.requireNonNull(new Folding(new IntroductionProjection())
                .batch(story.events())
                .find(DocumentRef.to(IntroductionProjection.INTRODUCTIONS, story.introduction()))));
    }

    private UUID yes(int day, UUID who) {
        return story.respond(day, proposal, who, IntroductionResponse.ENTHUSIASTIC);
    }

    @Test
    void isWantedOnceBothAreEnthusiastic() {
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.PROPOSED);
        assertThat(introduction().missing()).containsExactly(story.first(), story.second());
        yes(2, story.first());
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.PROPOSED);
        assertThat(introduction().missing()).containsExactly(story.second());
        story.respond(3, proposal, story.second(), IntroductionResponse.POLITE);
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.PROPOSED);
        assertThat(introduction().missing()).isEmpty();
        assertThat(introduction().notEnough()).containsExactly(story.second());
        yes(4, story.second());
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.WANTED);
        assertThat(introduction().notEnough()).isEmpty();
    }

    @Test
    void goesByWhatEachSaidLastAndNotByWhatWasWrittenDownLast() {
        UUID later = yes(5, story.first());
        UUID earlier = story.respond(3, proposal, story.first(), IntroductionResponse.DECLINED);
        assertThat(introduction().responses())
                .filteredOn(ResponseView::latest)
                .extracting(ResponseView::entryId)
                .containsExactly(later);
        story.correct(earlier, 6, null);
        assertThat(introduction().notEnough()).containsExactly(story.first());
        story.retract(earlier);
        assertThat(introduction().notEnough()).isEmpty();
        assertThat(introduction().responses()).extracting(ResponseView::entryId).containsExactly(later);
    }

    @Test
    void isIntroducedWithItsOutcome() {
        UUID making = story.make(4, yes(2, story.first()), yes(3, story.second()));
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.INTRODUCED);
        assertThat(introduction().outcome()).isNull();
        UUID outcome = story.outcome(5, making, true);
        assertThat(introduction().outcome()).extracting(OutcomeView::onTarget).isEqualTo(true);
        story.retract(outcome);
        assertThat(introduction().outcome()).isNull();
        story.outcome(6, making, false);
        assertThat(introduction().outcome()).extracting(OutcomeView::onTarget).isEqualTo(false);
    }

    @Test
    void staysIntroducedOnTheAnswersThatItHadWhateverIsWrittenDownOfEarlierDays() {
        UUID making = story.make(6, yes(2, story.first()), yes(3, story.second()));
        UUID late = story.respond(4, proposal, story.first(), IntroductionResponse.POLITE);
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.INTRODUCED);
        assertThat(introduction().responses())
                .filteredOn(ResponseView::latest)
                .extracting(ResponseView::entryId)
                .contains(late);
        story.retract(making);
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.PROPOSED);
        assertThat(introduction().notEnough()).containsExactly(story.first());
    }

    @Test
    void isNotIntroducedAnyMoreOnceAnAnswerThatWantedItWasTakenBack() {
        UUID first = yes(2, story.first());
        story.outcome(5, story.make(4, first, yes(3, story.second())), true);
        story.retract(first);
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.PROPOSED);
        assertThat(introduction().making()).isNull();
        assertThat(introduction().outcome()).isNull();
        UUID again = yes(6, story.first());
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.WANTED);
        UUID second = introduction().responses().getFirst().entryId();
        UUID made = story.make(7, again, second);
        assertThat(Objects.requireNonNull(introduction().making()).entryId()).isEqualTo(made);
    }

    @Test
    void isRetractedWithAllOfItOnceTheProposalWasTakenBack() {
        yes(2, story.first());
        story.retract(proposal);
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.RETRACTED);
        assertThat(introduction().responses()).isEmpty();
    }

    @Test
    void isWithdrawnWhoeverWantedIt() {
        yes(2, story.first());
        yes(3, story.second());
        story.withdraw(proposal);
        assertThat(introduction().status()).isEqualTo(IntroductionStatus.WITHDRAWN);
        assertThat(Objects.requireNonNull(introduction().withdrawal()).reason()).isEqualTo("too late");
    }

    @Test
    void showsTheProposalAsItWasPutRight() {
        story.correct(proposal, 2, "both open in Lyon");
        assertThat(introduction().proposal().why()).isEqualTo("both open in Lyon");
        assertThat(introduction().proposal().occurredOn()).isEqualTo(Story.day(2));
        assertThat(introduction().proposal().drawnFrom()).isNotNull();
    }

    @Test
    void eachEventOnceOrTwiceInOneBatchOrInManyGivesTheSame() {
        UUID first = yes(2, story.first());
        UUID making = story.make(4, first, yes(3, story.second()));
        story.outcome(5, making, true);
        story.correct(first, 3, "gladly");
        story.retract(making);
        story.withdraw(proposal);
        Folding inOne = new Folding(new IntroductionProjection()).batch(story.events());
        Folding inMany = new Folding(new IntroductionProjection()).oneByOne(story.events());
        assertThat(inMany.stored()).isEqualTo(inOne.stored());
        assertThat(inMany.oneByOne(story.events()).stored()).isEqualTo(inOne.stored());
    }
}
