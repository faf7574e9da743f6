package io.rapport.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.parts.Life;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was planted is what is counted. */
class PlantedLivesTest {

    private static final int MEMBERS = 300;

    @Test
    void everyFigureOfEveryMonthIsWhatWasPlanted() {
        for (int seed = 0; seed < MEMBERS; seed++) {
            Life life = Life.of(new Random(seed), 24, 12);
            assertThat(Folded.of(life.events()).counts()).as("seed %d", seed).isEqualTo(life.truth());
        }
    }

    @Test
    void everyFigureIsPlanted() {
        Set<String> planted = new HashSet<>();
        for (int seed = 0; seed < MEMBERS; seed++) {
            Life.of(new Random(seed), 24, 12).truth().values().forEach(counts -> planted.addAll(counts.keySet()));
        }
        assertThat(planted)
                .containsAll(Arrays.stream(Figure.values()).map(Figure::name).toList());
        assertThat(Gap.values())
                .allMatch(gap -> gap.steps().stream().map(Gap.Step::counted).anyMatch(planted::contains));
    }

    @Test
    void noWordOfWhatWasSaidIsKept() {
        Folded folded = Folded.of(Life.of(new Random(1), 24, 30).events());
        assertThat(folded.months()).isNotEmpty();
        assertThat(folded.months().toString() + folded.stories()).doesNotContain(Life.CANARY);
    }
}
