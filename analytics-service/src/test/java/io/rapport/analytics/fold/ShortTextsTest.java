package io.rapport.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.parts.Life;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is stored as a short text is read as what it was. */
class ShortTextsTest {

    private static final int MEMBERS = 100;

    @Test
    void allOfALifeIsReadAsItWasWritten() {
        for (int seed = 0; seed < MEMBERS; seed++) {
            Folded folded = Folded.of(Life.of(new Random(seed), 24, 12).events());
            for (Story story : folded.stories()) {
                assertThat(story.facts())
                        .isEqualTo(story.facts().stream()
                                .map(fact -> Fact.of(fact.text()))
                                .toList());
            }
            for (Habit habit : folded.habits()) {
                assertThat(habit.done())
                        .isEqualTo(habit.done().stream()
                                .map(done -> Done.of(done.text()))
                                .toList());
            }
            for (MemberMonth month : folded.months()) {
                assertThat(Counts.of(month.counts().text())).isEqualTo(month.counts());
                assertThat(month.parts().sum()).isEqualTo(month.counts());
            }
        }
    }

    @Test
    void idsOfAllKindsAreReadAsTheyWereWritten() {
        Random random = new Random(1);
        for (UUID id : List.of(
                new UUID(0, 0),
                new UUID(-1, -1),
                new UUID(Long.MIN_VALUE, Long.MAX_VALUE),
                new UUID(random.nextLong(), random.nextLong()))) {
            assertThat(ShortId.of(id)).hasSize(ShortId.LENGTH);
            assertThat(ShortId.at(ShortId.of(id), 0)).isEqualTo(id);
        }
    }

    @Test
    void whatAStoryCountsIsPutInThePlaceOfWhatItCounted() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Parts both = Parts.NONE.with(one, Counts.of("3*2 7")).with(other, Counts.of("7"));
        assertThat(both.sum()).isEqualTo(Counts.of("3*2 7*2"));
        Parts changed = both.with(one, Counts.of("3"));
        assertThat(changed.of(one)).isEqualTo(Counts.of("3"));
        assertThat(changed.of(other)).isEqualTo(Counts.of("7"));
        assertThat(changed.with(one, Counts.NONE).with(other, Counts.NONE)).isEqualTo(Parts.NONE);
    }

    /** Places are stored: who moves one, by a figure between others, makes another version of the projection. */
    @Test
    void eachVersionHasItsOwnPlaces() {
        assertThat(new AnalyticsProjection().version() + " " + Counts.NAMES.size() + " " + Counts.NAMES.hashCode())
                .isEqualTo("5 143 -794523248");
    }
}
