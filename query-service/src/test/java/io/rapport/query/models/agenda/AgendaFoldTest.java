package io.rapport.query.models.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Rhythm;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is due with a person")
class AgendaFoldTest {

    private final Story story = new Story();
    private final UUID meeting = story.meet("Ada");

    private Folding folded() {
        Folding oneByOne = new Folding(new AgendaProjection()).oneByOne(story.events());
        assertThat(new Folding(new AgendaProjection()).batch(story.events()).stored())
                .as("in one batch")
                .isEqualTo(oneByOne.stored());
        assertThat(new Folding(new AgendaProjection())
                        .batch(story.events())
                        .oneByOne(story.events())
                        .stored())
                .as("twice the same events")
                .isEqualTo(oneByOne.stored());
        return oneByOne;
    }

    private Acquaintance ada() {
        return Objects.requireNonNull(folded().find(DocumentRef.to(AgendaProjection.PEOPLE, story.person())));
    }

    private Note note(UUID entryId) {
        return Objects.requireNonNull(folded().find(DocumentRef.to(AgendaProjection.NOTES, entryId)));
    }

    private List<UUID> due() {
        return folded().all(AgendaProjection.NOTES).stream()
                .filter(note -> note.dueOn() != null)
                .map(note -> note.deed().entryId())
                .toList();
    }

    @Test
    @DisplayName("is a planned follow-up until it is done or skipped")
    void plans() {
        UUID done = story.plan(2, 9, "the book");
        UUID skipped = story.plan(2, 9, "the trip");
        UUID open = story.plan(2, 8, "the shop");
        assertThat(due()).containsExactlyInAnyOrder(done, skipped, open);
        story.followUp(7, done);
        story.skip(skipped);
        assertThat(due()).containsExactly(open);
        assertThat(note(open).dueOn()).isEqualTo(Story.day(8));
        assertThat(note(open).text()).isEqualTo("the shop");
        story.redate(open, 2, Story.day(20), null);
        assertThat(note(open).dueOn()).isEqualTo(Story.day(20));
    }

    @Test
    @DisplayName("is a plan again once its follow-up does not stand any more, near or far")
    void reopened() {
        UUID plan = story.plan(2, 9, "the book");
        UUID talk = story.talk(3, "about books");
        UUID followUp = story.followUpOn(4, talk, plan);
        assertThat(due()).isEmpty();
        story.retract(talk);
        assertThat(due()).containsExactly(plan);
        assertThat(note(followUp).deed().standing()).isFalse();
        story.retract(plan);
        assertThat(due()).isEmpty();
    }

    @Test
    @DisplayName("is an offer 14 days after it or the last NO_ANSWER, unless it was answered, done or withdrawn")
    void offers() {
        UUID silent = story.offer(2, "a book", meeting);
        UUID asked = story.offer(2, "a call", meeting);
        UUID answered = story.offer(2, "advice", meeting);
        UUID withdrawn = story.offer(2, "an introduction", meeting);
        story.respond(5, asked, HelpResponse.NO_ANSWER);
        UUID polite = story.respond(5, answered, HelpResponse.POLITE);
        story.withdraw(withdrawn);
        assertThat(due()).containsExactlyInAnyOrder(silent, asked);
        assertThat(note(silent).dueOn()).isEqualTo(Story.day(16));
        assertThat(note(asked).dueOn()).isEqualTo(Story.day(19));

        story.retract(polite);
        UUID yes = story.respond(6, silent, HelpResponse.ENTHUSIASTIC);
        assertThat(due()).containsExactlyInAnyOrder(asked, answered);
        story.followThrough(7, silent, yes);
        story.retract(yes);
        assertThat(due()).as("the help rested on the yes").contains(silent);
    }

    @Test
    @DisplayName("is, of responses told in any order, what the latest one says")
    void lateResponse() {
        UUID offer = story.offer(2, "a book", meeting);
        story.respond(9, offer, HelpResponse.POLITE);
        story.respond(5, offer, HelpResponse.NO_ANSWER);
        assertThat(due()).isEmpty();
    }

    @Test
    @DisplayName("is the next contact, by the rhythm and the last encounter that stands; a plan is none")
    void cadence() {
        story.keepInTouch(1, Rhythm.Unit.MONTH);
        assertThat(ada().cadenceDueOn()).isEqualTo(LocalDate.parse("2026-04-01"));
        UUID talk = story.talk(5, "tea");
        story.plan(6, 30, "more tea");
        story.talk(3, "told late");
        assertThat(ada().cadenceDueOn()).isEqualTo(LocalDate.parse("2026-04-05"));
        story.correct(talk, 2, null);
        assertThat(ada().cadenceDueOn()).isEqualTo(LocalDate.parse("2026-04-03"));
        story.retract(talk);
        assertThat(ada().encounters()).hasSize(2);
    }

    @Test
    @DisplayName("is nothing in a relationship that was put away, and all again when it is taken up")
    void archived() {
        UUID plan = story.plan(2, 9, "the book");
        UUID birthday = story.remember(2, "birthday", LocalDate.parse("1980-05-03"));
        story.talk(3, "tea");
        story.talk(5, "tea");
        story.keepInTouch(1, Rhythm.Unit.WEEK);
        assertThat(ada().driftsOn()).isEqualTo(Story.day(9));
        assertThat(note(birthday).yearly()).isEqualTo("05-03");
        story.archive();
        assertThat(due()).isEmpty();
        assertThat(note(birthday).yearly()).isNull();
        assertThat(ada().cadenceDueOn()).isNull();
        assertThat(ada().driftsOn()).isNull();
        story.restore();
        assertThat(due()).containsExactly(plan);
        assertThat(note(birthday).yearly()).isEqualTo("05-03");
        assertThat(ada().cadenceDueOn()).isEqualTo(Story.day(12));
    }

    @Test
    @DisplayName("is the same however the events of everything come")
    void everything() {
        assertThat(new Folding(new AgendaProjection())
                        .oneByOne(Story.ofEverything().events())
                        .all(AgendaProjection.NOTES))
                .isNotEmpty();
    }

    @Test
    @DisplayName("Two records that are merged and split leave the same in one batch and in many")
    void twoRecords() {
        assertThat(Folding.isTheSameHoweverBatched(AgendaProjection::new, Story.ofTwoRecords()))
                .isTrue();
    }
}
