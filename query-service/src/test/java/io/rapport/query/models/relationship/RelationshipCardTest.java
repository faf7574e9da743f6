package io.rapport.query.models.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.query.models.relationship.Content.EncounterKind;
import io.rapport.query.models.relationship.RelationshipCard.AspectCard;
import io.rapport.query.models.relationship.RelationshipCard.Captured;
import io.rapport.query.models.relationship.RelationshipCard.Knowledge;
import io.rapport.query.models.relationship.RelationshipCard.Status;
import io.rapport.query.models.relationship.RelationshipCard.Trend;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelationshipCardTest {

    private final Story story = new Story();
    private final UUID meeting = story.meet("Ada");

    private static PersonDocument documentOf(Story story) {
        return documentOf(story, folded(story));
    }

    private static Folding folded(Story story) {
        return new Folding(new RelationshipProjection()).batch(story.events());
    }

    private static PersonDocument documentOf(Story story, Folding folding) {
        return Objects.requireNonNull(folding.find(DocumentRef.to(RelationshipProjection.PEOPLE, story.person())));
    }

    private RelationshipCard card() {
        return card(story);
    }

    private static RelationshipCard card(Story story) {
        Folding folding = folded(story);
        PersonDocument person = documentOf(story, folding);
        List<Item> shown = folding.all(RelationshipProjection.ITEMS).stream()
                .filter(Item::onCard)
                .toList();
        return new CardDerivation(new History(person.profile(), person.digest(), shown)).card();
    }

    private AspectCard aspect(Aspect aspect) {
        return card().aspects().stream()
                .filter(one -> one.aspect() == aspect)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCardInTheDrawerIsNobodyMet() {
        Story captured = new Story();
        captured.capture("Ada");
        RelationshipCard card = card(captured);
        assertThat(card.captured()).isEqualTo(new Captured(Story.day(0), CaptureSource.REQUEST));
        assertThat(card.metOn()).isNull();
        assertThat(card.lastContact()).isNull();
        assertThat(card.person().name()).isEqualTo("Ada");

        captured.meet("Ada");
        assertThat(card(captured).metOn()).isEqualTo(Story.day(1));
        assertThat(card(captured).captured()).isEqualTo(card.captured());
        assertThat(Objects.requireNonNull(card(captured).howMet()).place()).isEqualTo("at the bar");
    }

    @Test
    void aNewPersonIsAPuzzleOfNineUnknownPieces() {
        RelationshipCard card = card();
        assertThat(card.person().name()).isEqualTo("Ada");
        assertThat(card.metOn()).isEqualTo(Story.day(1));
        assertThat(card.tags()).containsExactly("tea");
        assertThat(card.aspects()).hasSize(9).allMatch(aspect -> aspect.state() == Knowledge.UNKNOWN);
        assertThat(card.certainty().ratio()).isZero();
        assertThat(card.certainty().ratioOfKnown()).isNull();
        assertThat(Objects.requireNonNull(card.lastContact()).kind()).isEqualTo(EncounterKind.MEETING);
        assertThat(card.status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aGuessIsNotKnowledgeUntilAConversationConfirmsIt() {
        UUID guess = story.guess(2, Aspect.INTERESTS, "tea");
        assertThat(aspect(Aspect.INTERESTS).state()).isEqualTo(Knowledge.ASSUMED);
        UUID talk = story.talk(3, "tea");
        UUID confirmation = story.confirm(4, guess, talk);
        AspectCard interests = aspect(Aspect.INTERESTS);
        assertThat(interests.state()).isEqualTo(Knowledge.CERTAIN);
        assertThat(interests.statement()).isEqualTo("tea");
        assertThat(interests.since()).isEqualTo(Story.day(4));
        assertThat(interests.entries()).containsExactly(guess, confirmation, talk);
        assertThat(card().certainty().certain()).isEqualTo(1);
        assertThat(card().certainty().ratioOfKnown()).isEqualTo(1.0);
    }

    @Test
    void aWrongGuessGivesWayToWhatIsSoInstead() {
        UUID guess = story.guess(2, Aspect.GOALS, "a shop");
        UUID wrong = story.refute(3, guess, meeting, "two shops");
        assertThat(aspect(Aspect.GOALS).statement()).isEqualTo("two shops");
        assertThat(aspect(Aspect.GOALS).also()).isEmpty();
        story.correct(wrong, 3, "three shops");
        assertThat(aspect(Aspect.GOALS).statement()).isEqualTo("three shops");
    }

    @Test
    void aCertaintyWhoseConversationWasRetractedIsAGuessAgain() {
        UUID guess = story.guess(2, Aspect.INTERESTS, "tea");
        UUID talk = story.talk(3, "tea");
        story.confirm(3, guess, talk);
        story.learn(3, Aspect.GOALS, "a shop", talk);
        story.retract(talk);
        assertThat(aspect(Aspect.INTERESTS).state()).isEqualTo(Knowledge.ASSUMED);
        assertThat(aspect(Aspect.GOALS).state()).isEqualTo(Knowledge.UNKNOWN);
    }

    @Test
    void aCertaintyThatWasRetractedItselfIsAGuessAgainOrGone() {
        UUID guess = story.guess(2, Aspect.INTERESTS, "tea");
        UUID right = story.confirm(3, guess, meeting);
        UUID fact = story.learn(3, Aspect.GOALS, "a shop", meeting);
        story.retract(right);
        story.retract(fact);
        assertThat(aspect(Aspect.INTERESTS).state()).isEqualTo(Knowledge.ASSUMED);
        assertThat(aspect(Aspect.GOALS).state()).isEqualTo(Knowledge.UNKNOWN);
    }

    @Test
    void certaintiesComeBeforeGuessesAndNewOnesBeforeOldOnes() {
        story.learn(2, Aspect.INTERESTS, "tea", meeting);
        story.learn(4, Aspect.INTERESTS, "go", meeting);
        story.guess(5, Aspect.INTERESTS, "chess");
        AspectCard interests = aspect(Aspect.INTERESTS);
        assertThat(interests.statement()).isEqualTo("go");
        assertThat(interests.also())
                .extracting(RelationshipCard.Claim::statement)
                .containsExactly("tea", "chess");
    }

    @Test
    void anOfferIsOpenUntilItIsFollowedThroughOrTakenBackAndShowsTheLatestAnswer() {
        UUID offer = story.offer(2, "advice", meeting);
        UUID taken = story.offer(2, "a book", meeting);
        story.withdraw(taken);
        assertThat(card().openOffers()).singleElement().satisfies(open -> {
            assertThat(open.offerId()).isEqualTo(offer);
            assertThat(open.response()).isNull();
        });
        story.respond(4, offer, HelpResponse.POLITE);
        UUID yes = story.respond(5, offer, HelpResponse.ENTHUSIASTIC);
        story.respond(3, offer, HelpResponse.DECLINED);
        assertThat(card().openOffers().getFirst().response()).isEqualTo(HelpResponse.ENTHUSIASTIC);
        story.retract(yes);
        assertThat(card().openOffers().getFirst().response()).isEqualTo(HelpResponse.POLITE);
        story.followThrough(6, offer);
        assertThat(card().openOffers()).isEmpty();
    }

    @Test
    void helpIsBalancedAndARetractedOfferTakesItsFollowThroughAlong() {
        UUID offer = story.offer(2, "advice", meeting);
        story.followThrough(3, offer);
        story.outcome(4, offer, true);
        story.receive(5, "a name");
        story.receive(6, "a book");
        assertThat(card().help()).isEqualTo(new RelationshipCard.Help(1, 1, 2, -1));
        story.retract(offer);
        assertThat(card().help()).isEqualTo(new RelationshipCard.Help(0, 0, 2, -2));
    }

    @Test
    void anOutcomeIsOfTheHelpThatItWasAboutAndOfNoLaterOne() {
        UUID offer = story.offer(2, "advice", meeting);
        UUID yes = story.respond(3, offer, HelpResponse.ENTHUSIASTIC);
        UUID first = story.followThrough(4, offer, yes);
        story.outcome(5, offer, first, true);
        story.retract(first);
        UUID second = story.followThrough(6, offer, yes);
        assertThat(card().help()).isEqualTo(new RelationshipCard.Help(1, 0, 0, 1));
        story.outcome(7, offer, second, false);
        assertThat(card().help()).isEqualTo(new RelationshipCard.Help(1, 0, 0, 1));
    }

    @Test
    void soItIsOfAnOutcomeThatWasToldBeforeItNamedItsHelp() {
        UUID offer = story.offer(2, "advice", meeting);
        UUID first = story.followThrough(4, offer);
        story.outcome(5, offer, true);
        story.retract(first);
        story.followThrough(6, offer);
        assertThat(card().help().onTarget()).isZero();
        story.outcome(7, offer, true);
        assertThat(card().help().onTarget()).isEqualTo(1);
    }

    @Test
    void helpThatIsNotWantedAfterAllIsOpenAgain() {
        UUID offer = story.offer(2, "advice", meeting);
        UUID yes = story.respond(3, offer, HelpResponse.ENTHUSIASTIC);
        story.outcome(5, offer, story.followThrough(4, offer, yes), true);
        story.retract(yes);
        assertThat(card().help()).isEqualTo(new RelationshipCard.Help(0, 0, 0, 0));
        assertThat(card().openOffers())
                .singleElement()
                .satisfies(open -> assertThat(open.response()).isNull());
    }

    @Test
    void aFollowUpThatRefersToNothingAnyMoreIsNoneAndItsPlanIsOpenAgain() {
        UUID talk = story.talk(2, "tea");
        UUID plan = story.plan(2, 9, "the book");
        UUID followUp = story.followUpOn(5, talk, plan);
        story.learn(6, Aspect.GOALS, "a shop", followUp);
        story.rate(followUp, 5);
        story.retract(talk);
        assertThat(card().followUps()).isZero();
        assertThat(Objects.requireNonNull(card().lastContact()).entryId()).isEqualTo(meeting);
        assertThat(next()).isEqualTo(plan);
        assertThat(aspect(Aspect.GOALS).state()).isEqualTo(Knowledge.UNKNOWN);
        assertThat(card().rapport().ratings()).isEmpty();
        story.followUp(8, plan);
        assertThat(card().nextFollowUp()).isNull();
    }

    @Test
    void theDatesInsideEntriesAreCorrected() {
        UUID plan = story.plan(2, 9, "the book");
        UUID detail = story.remember(2, "sails", Story.day(20));
        story.redate(plan, 2, Story.day(15), null);
        story.redate(detail, 2, null, Story.day(21));
        assertThat(Objects.requireNonNull(card().nextFollowUp()).dueOn()).isEqualTo(Story.day(15));
        assertThat(documentOf(story).summary().nextFollowUpDueOn()).isEqualTo(Story.day(15));
        assertThat(card().details().getFirst().on()).isEqualTo(Story.day(21));
    }

    @Test
    void theNextFollowUpIsTheOpenPlanThatIsDueFirst() {
        UUID late = story.plan(2, 20, "late");
        UUID early = story.plan(2, 10, "early");
        UUID skipped = story.plan(2, 5, "skipped");
        story.skip(skipped);
        assertThat(next()).isEqualTo(early);
        UUID followUp = story.followUp(9, early);
        assertThat(next()).isEqualTo(late);
        story.retract(followUp);
        assertThat(next()).isEqualTo(early);
    }

    private UUID next() {
        return Objects.requireNonNull(card().nextFollowUp()).planId();
    }

    @Test
    void theLastContactIsByWhenItHappenedAndMovesWithCorrections() {
        UUID late = story.followUp(9, null);
        UUID early = story.talk(5, "recorded later");
        assertThat(Objects.requireNonNull(card().lastContact()).entryId()).isEqualTo(late);
        story.correct(early, 12, null);
        assertThat(Objects.requireNonNull(card().lastContact()).entryId()).isEqualTo(early);
        story.retract(early);
        assertThat(Objects.requireNonNull(card().lastContact()).entryId()).isEqualTo(late);
        assertThat(card().conversations()).isZero();
        assertThat(card().followUps()).isEqualTo(1);
    }

    @Test
    void theNextContactIsDueARhythmAfterTheLastOne() {
        story.talk(5, "tea");
        story.keepInTouch(2, Rhythm.Unit.WEEK);
        assertThat(Objects.requireNonNull(card().cadence()).dueOn()).isEqualTo(Story.day(19));
        assertThat(documentOf(story).summary().contactDueOn()).isEqualTo(Story.day(19));
    }

    @Test
    void rapportRisesAndFallsWithTheLatestThreeRatings() {
        story.rate(meeting, 2);
        assertThat(card().rapport().trend()).isNull();
        story.rate(story.talk(2, "a"), 2);
        assertThat(card().rapport().trend()).isEqualTo(Trend.STEADY);
        story.rate(story.talk(3, "b"), 4);
        story.rate(story.talk(4, "c"), 5);
        assertThat(card().rapport().ratings()).containsExactly(2, 2, 4, 5);
        assertThat(card().rapport().trend()).isEqualTo(Trend.RISING);
        story.rate(meeting, 5);
        assertThat(card().rapport().trend()).isEqualTo(Trend.FALLING);
    }

    @Test
    void anArchivedRelationshipIsShownAsSuchUntilItIsRestored() {
        story.archive();
        assertThat(documentOf(story).summary().status()).isEqualTo(Status.ARCHIVED);
        story.restore();
        assertThat(documentOf(story).summary().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void eachEventOnceOrTwiceInOneBatchOrInManyGivesTheSame() {
        List<EventEnvelope> everything = Story.ofEverything().events();
        Folding inOne = new Folding(new RelationshipProjection()).batch(everything);
        Folding inMany = new Folding(new RelationshipProjection()).oneByOne(everything);
        assertThat(inMany.stored()).isEqualTo(inOne.stored());
        assertThat(inMany.oneByOne(everything).stored()).isEqualTo(inOne.stored());
    }

    @Test
    void twoRecordsMergedAndSplitInOneBatchOrInManyGiveTheSame() {
        assertThat(Folding.isTheSameHoweverBatched(RelationshipProjection::new, Story.ofTwoRecords()))
                .isTrue();
    }
}
