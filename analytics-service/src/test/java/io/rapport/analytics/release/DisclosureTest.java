package io.rapport.analytics.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.analytics.fold.Figure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Somebody who has all that is told tries to compute what is not. */
class DisclosureTest {

    private static final int TENANTS = 3_000;

    private final Disclosure disclosure = new Disclosure(10);

    /** What members did at random, summed up: of each figure that is a sum, its parts first. */
    private static Map<Figure, Sum> tenant(Random random) {
        int members = 1 + random.nextInt(60);
        Map<Figure, long[]> byMember = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            int busy = random.nextInt(100);
            long[] counts = new long[members];
            for (int member = 0; member < members; member++) {
                counts[member] = random.nextInt(100) < busy ? 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 4) : 0;
            }
            byMember.put(figure, counts);
        }
        // From the smallest on: what is a sum of sums comes last.
        Set<Figure> summed = EnumSet.noneOf(Figure.class);
        for (Breakdown breakdown : Breakdown.ALL.reversed()) {
            boolean second = !summed.add(breakdown.whole());
            for (int member = 0; member < members; member++) {
                if (second) {
                    split(breakdown, member, byMember, random);
                } else {
                    int one = member;
                    of(breakdown.whole(), byMember)[member] = breakdown.parts().stream()
                            .mapToLong(part -> of(part, byMember)[one])
                            .sum();
                }
            }
        }
        Map<Figure, Sum> sums = new EnumMap<>(Figure.class);
        byMember.forEach((figure, counts) -> {
            Sum sum = Sum.NONE;
            for (long count : counts) {
                sum = new Sum(sum.value() + count, sum.members() + (count > 0 ? 1 : 0), Math.max(sum.largest(), count));
            }
            sums.put(figure, sum);
        });
        return sums;
    }

    private static long[] of(Figure figure, Map<Figure, long[]> byMember) {
        return Objects.requireNonNull(byMember.get(figure));
    }

    /** The same whole in other parts. */
    private static void split(Breakdown breakdown, int member, Map<Figure, long[]> byMember, Random random) {
        long rest = of(breakdown.whole(), byMember)[member];
        for (Figure part : breakdown.parts()) {
            boolean last = part == breakdown.parts().getLast();
            long some = last || rest == 0 ? rest : random.nextLong(rest + 1);
            of(part, byMember)[member] = some;
            rest -= some;
        }
    }

    @Test
    void noFigureOfFewIsTold() {
        Random random = new Random(1);
        for (int i = 0; i < TENANTS; i++) {
            Map<Figure, Sum> sums = tenant(random);
            Set<Figure> leftOut = disclosure.leftOut(sums);
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
            Map<Figure, Sum> sums = tenant(random);
            Set<Figure> leftOut = disclosure.leftOut(sums);
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
            reduce(equations);
            for (double[] equation : equations) {
                int only = onlyUnknown(equation);
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

    /** Gauss and Jordan. */
    private static void reduce(List<double[]> equations) {
        int row = 0;
        for (int column = 0; column < equations.getFirst().length && row < equations.size(); column++) {
            int pivot = row;
            while (pivot < equations.size() && Math.abs(equations.get(pivot)[column]) < 1e-9) {
                pivot++;
            }
            if (pivot == equations.size()) {
                continue;
            }
            double[] taken = equations.get(pivot);
            equations.set(pivot, equations.get(row));
            equations.set(row, taken);
            double by = taken[column];
            for (int i = 0; i < taken.length; i++) {
                taken[i] /= by;
            }
            for (int other = 0; other < equations.size(); other++) {
                double[] equation = equations.get(other);
                double times = equation[column];
                if (other != row && times != 0) {
                    for (int i = 0; i < equation.length; i++) {
                        equation[i] -= times * taken[i];
                    }
                }
            }
            row++;
        }
    }

    private static int onlyUnknown(double[] equation) {
        int only = -1;
        for (int i = 0; i < equation.length; i++) {
            if (Math.abs(equation[i]) > 1e-9) {
                if (only >= 0) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }

    private static Map<Figure, Sum> month(Object... figuresAndMembers) {
        Map<Figure, Sum> month = new EnumMap<>(Figure.class);
        for (int i = 0; i < figuresAndMembers.length; i += 2) {
            int members = (int) figuresAndMembers[i + 1];
            month.put((Figure) figuresAndMembers[i], new Sum(2L * members, members, 2));
        }
        return month;
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
