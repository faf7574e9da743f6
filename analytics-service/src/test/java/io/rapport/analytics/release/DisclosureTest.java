package io.rapport.analytics.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.analytics.fold.Figure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Somebody who has all that is told tries to compute what is not. */
class DisclosureTest {

    private static final int TENANTS = 3_000;

    private final Disclosure disclosure = new Disclosure(10);

    @Test
    void noFigureOfFewIsTold() {
        Random random = new Random(1);
        for (int i = 0; i < TENANTS; i++) {
            Map<Figure, Sum> sums =
                    RandomTenant.of(random, 1 + random.nextInt(60)).all().sums();
            Set<Figure> leftOut = disclosure.leftOut(new Cell(sums, Map.of(), 60));
            sums.forEach((figure, sum) -> {
                if (!leftOut.contains(figure)) {
                    assertThat(sum.members()).isGreaterThanOrEqualTo(10);
                    assertThat(2 * sum.largest()).isLessThanOrEqualTo(sum.value());
                }
            });
        }
    }

    /** Even if nothing were rounded: a figure of few is not determined by all that is told and by what adds up. */
    @Test
    void noFigureOfFewCanBeComputedFromTheOthers() {
        Random random = new Random(2);
        int hidden = 0;
        for (int i = 0; i < TENANTS; i++) {
            Map<Figure, Sum> sums =
                    RandomTenant.of(random, 1 + random.nextInt(60)).all().sums();
            Set<Figure> leftOut = disclosure.leftOut(new Cell(sums, Map.of(), 60));
            List<Figure> unknown = new ArrayList<>(leftOut);
            List<double[]> equations = new ArrayList<>();
            for (Breakdown breakdown : Breakdown.ALL) {
                double[] equation = new double[unknown.size()];
                List<Figure> all = new ArrayList<>(breakdown.parts());
                all.add(breakdown.whole());
                for (Figure figure : all) {
                    if (leftOut.contains(figure)) {
                        equation[unknown.indexOf(figure)] = figure == breakdown.whole() ? -1 : 1;
                    }
                }
                equations.add(equation);
            }
            for (double[] equation : Unknowns.reduced(equations)) {
                int only = Unknowns.only(equation);
                if (only >= 0) {
                    Figure computed = unknown.get(only);
                    assertThat(disclosure.isOfMany(sums.getOrDefault(computed, Sum.NONE)))
                            .as("%s of tenant %d", computed, i)
                            .isTrue();
                }
            }
            hidden += unknown.size();
        }
        assertThat(hidden).isPositive();
    }

    private static Cell month(Object... figuresAndMembers) {
        Map<Figure, Sum> month = new EnumMap<>(Figure.class);
        for (int i = 0; i < figuresAndMembers.length; i += 2) {
            int members = (int) figuresAndMembers[i + 1];
            month.put((Figure) figuresAndMembers[i], new Sum(2L * members, members, 2));
        }
        return new Cell(month, Map.of(), 60);
    }

    @Test
    void oneMoreIsLeftOutWhereOneCouldBeComputed() {
        Set<Figure> leftOut = disclosure.leftOut(month(
                Figure.GOALS_CLOSED, 45, Figure.GOALS_ACHIEVED, 30, Figure.GOALS_MISSED, 12, Figure.GOALS_DROPPED, 3));
        assertThat(leftOut)
                .contains(Figure.GOALS_DROPPED, Figure.GOALS_MISSED)
                .doesNotContain(Figure.GOALS_ACHIEVED, Figure.GOALS_CLOSED);
    }

    @Test
    void whatOneMemberMakesUpForTheMostPartIsNotTold() {
        assertThat(disclosure.isOfMany(new Sum(100, 20, 51))).isFalse();
        assertThat(disclosure.isOfMany(new Sum(100, 20, 50))).isTrue();
    }

    @Test
    void countsAreRoundedToFive() {
        assertThat(Disclosure.rounded(12)).isEqualTo(10);
        assertThat(Disclosure.rounded(13)).isEqualTo(15);
    }

    @Test
    void theThresholdIsNeverUnderFive() {
        assertThatThrownBy(() -> new Disclosure(4)).isInstanceOf(IllegalArgumentException.class);
    }
}
