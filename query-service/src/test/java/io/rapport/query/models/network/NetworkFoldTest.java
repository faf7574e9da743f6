package io.rapport.query.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.query.models.network.Act.Flow;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What counts of a person in the network")
class NetworkFoldTest {

    private static final YearMonth MARCH = YearMonth.parse("2026-03");
    private static final YearMonth APRIL = YearMonth.parse("2026-04");

    private final Story story = new Story();
    private final UUID meeting = story.meet("Ada");

    private Folding folded() {
        Folding oneByOne = new Folding(new NetworkProjection()).oneByOne(story.events());
        assertThat(new Folding(new NetworkProjection()).batch(story.events()).stored())
                .as("in one batch")
                .isEqualTo(oneByOne.stored());
        assertThat(new Folding(new NetworkProjection())
                        .batch(story.events())
                        .oneByOne(story.events())
                        .stored())
                .as("twice the same events")
                .isEqualTo(oneByOne.stored());
        return oneByOne;
    }

    private Someone ada() {
        return Objects.requireNonNull(folded().find(DocumentRef.to(NetworkProjection.PEOPLE, story.person())));
    }

    private List<Act.Counted> counted() {
        return folded().all(NetworkProjection.ACTS).stream()
                .map(Act::counted)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    @DisplayName("is a meeting first, and a connection in the month of the later of follow-up and certainty")
    void connected() {
        assertThat(ada().figures().metIn()).isEqualTo(MARCH);
        UUID followUp = story.followUp(3, null);
        assertThat(ada().figures().connectedIn()).isNull();
        assertThat(ada().figures().deepened()).isTrue();
        UUID talk = story.talk(40, "tea");
        UUID late = story.learn(40, Aspect.GOALS, "a shop", talk);
        assertThat(ada().figures().connectedIn()).isEqualTo(APRIL);
        UUID early = story.learn(5, Aspect.INTERESTS, "tea", meeting);
        assertThat(ada().figures().connectedIn()).as("told late").isEqualTo(MARCH);
        story.retract(early);
        assertThat(ada().figures().connectedIn()).isEqualTo(APRIL);
        story.correct(late, 20, null);
        assertThat(ada().figures().connectedIn()).isEqualTo(MARCH);
        story.retract(talk);
        assertThat(ada().figures().understood())
                .as("the certainty came from the talk")
                .isFalse();
        story.learn(41, Aspect.GOALS, "two shops", meeting);
        story.retract(followUp);
        assertThat(ada().figures().connected()).isFalse();
    }

    @Test
    @DisplayName("is every certainty, follow-up and help, each in its month and only while it stands")
    void flows() {
        UUID offer = story.offer(2, "a book", meeting);
        UUID yes = story.respond(3, offer, HelpResponse.ENTHUSIASTIC);
        UUID help = story.followThrough(4, offer, yes);
        story.outcome(40, offer, help, true);
        story.receive(5, "advice");
        UUID followUp = story.followUp(6, null);
        story.learn(6, Aspect.GOALS, "a shop", followUp);
        assertThat(counted())
                .containsExactlyInAnyOrder(
                        new Act.Counted(MARCH, Flow.HELP_GIVEN),
                        new Act.Counted(APRIL, Flow.HELP_ON_TARGET),
                        new Act.Counted(MARCH, Flow.HELP_RECEIVED),
                        new Act.Counted(MARCH, Flow.FOLLOW_UPS),
                        new Act.Counted(MARCH, Flow.CERTAINTIES));
        story.correct(followUp, 35, null);
        story.retract(yes);
        assertThat(counted())
                .containsExactlyInAnyOrder(
                        new Act.Counted(MARCH, Flow.HELP_RECEIVED),
                        new Act.Counted(APRIL, Flow.FOLLOW_UPS),
                        new Act.Counted(MARCH, Flow.CERTAINTIES));
    }

    @Test
    @DisplayName("is no help on target if it was not, or if the outcome was told of help that fell")
    void onTarget() {
        UUID offer = story.offer(2, "a book", meeting);
        UUID help = story.followThrough(4, offer);
        story.outcome(5, offer, true);
        UUID other = story.offer(2, "a call", meeting);
        story.outcome(5, other, story.followThrough(4, other), false);
        assertThat(counted())
                .filteredOn(each -> each.flow() == Flow.HELP_ON_TARGET)
                .hasSize(1);
        story.retract(help);
        assertThat(counted())
                .as("the outcome did not name its help, as it was recorded at first")
                .containsExactly(new Act.Counted(MARCH, Flow.HELP_GIVEN));
    }

    @Test
    @DisplayName("is who they are now, under each tag once however it was typed")
    void described() {
        story.tag("Founders");
        story.tag("FOUNDERS");
        story.describe("Ada L.");
        assertThat(ada().description().name()).isEqualTo("Ada L.");
        assertThat(ada().description().tags())
                .containsExactly(new Someone.Label("founders", "Founders"), new Someone.Label("tea", "tea"));
        story.untag("founders");
        assertThat(ada().description().tags()).hasSize(1);
    }

    @Test
    @DisplayName("never drifts once it was put away")
    void archived() {
        story.talk(5, "tea");
        story.talk(9, "tea");
        assertThat(ada().figures().driftsOn()).isEqualTo(Story.day(17));
        story.archive();
        assertThat(ada().figures().driftsOn()).isNull();
        story.restore();
        assertThat(ada().figures().driftsOn()).isEqualTo(Story.day(17));
    }

    @Test
    @DisplayName("moves with the meeting")
    void meetingMoved() {
        story.correct(meeting, 40, null);
        assertThat(ada().figures().metIn()).isEqualTo(APRIL);
    }

    @Test
    @DisplayName("has a card since the day on which it was kept, as that is told now")
    void card() {
        Story known = new Story();
        UUID card = known.capture("Kim");
        Folding folding = new Folding(new NetworkProjection()).oneByOne(known.events());
        DocumentRef<Someone> kim = DocumentRef.to(NetworkProjection.PEOPLE, known.person());
        assertThat(Objects.requireNonNull(folding.find(kim)).capturedOn()).isEqualTo(Story.day(0));
        known.correct(card, 3, null);
        folding = new Folding(new NetworkProjection()).oneByOne(known.events());
        assertThat(Objects.requireNonNull(folding.find(kim)).capturedOn()).isEqualTo(Story.day(3));
        assertThat(ada().capturedOn()).isNull();
    }

    private static Introduction.Figures figures(IntroductionStory story) {
        Folding folding = new Folding(new NetworkProjection()).batch(story.events());
        return Objects.requireNonNull(
                        folding.find(DocumentRef.to(NetworkProjection.INTRODUCTIONS, story.introduction())))
                .figures();
    }

    @Test
    @DisplayName("is an introduction, proposed, made and told of in its months, as long as what it rests on stands")
    void introductions() {
        IntroductionStory both = new IntroductionStory();
        UUID proposal = both.propose(1);
        UUID first = both.respond(2, proposal, both.first(), IntroductionResponse.ENTHUSIASTIC);
        UUID second = both.respond(3, proposal, both.second(), IntroductionResponse.ENTHUSIASTIC);
        assertThat(figures(both)).isEqualTo(new Introduction.Figures(MARCH, null, null, false));
        UUID making = both.make(32, first, second);
        both.outcome(35, making, true);
        assertThat(figures(both)).isEqualTo(new Introduction.Figures(MARCH, APRIL, APRIL, true));
        both.correct(making, 31, null);
        assertThat(figures(both).madeIn()).isEqualTo(MARCH);
        both.retract(second);
        assertThat(figures(both)).isEqualTo(new Introduction.Figures(MARCH, null, null, false));
        UUID again = both.respond(33, proposal, both.second(), IntroductionResponse.ENTHUSIASTIC);
        both.outcome(36, both.make(34, first, again), false);
        assertThat(figures(both)).isEqualTo(new Introduction.Figures(MARCH, APRIL, APRIL, false));
        both.retract(proposal);
        assertThat(figures(both)).isEqualTo(new Introduction.Figures(null, null, null, false));
    }

    @Test
    @DisplayName("is a proposal, though it was given up")
    void givenUp() {
        IntroductionStory given = new IntroductionStory();
        given.withdraw(given.propose(1));
        assertThat(figures(given).proposedIn()).isEqualTo(MARCH);
    }

    @Test
    @DisplayName("Two records that are merged and split leave the same in one batch and in many")
    void twoRecords() {
        assertThat(Folding.isTheSameHoweverBatched(NetworkProjection::new, Story.ofTwoRecords()))
                .isTrue();
    }
}
