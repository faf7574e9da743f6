package io.rapport.analytics.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.fold.Dimension;
import io.rapport.analytics.fold.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Somebody who has all that is told, whole and by every dimension, tries to compute what is not. */
class WithheldTest {

    private static final int TENANTS = 300;

    private final Disclosure disclosure = new Disclosure(10);

    /** A number that may be told or not: of whom, and of what. */
    private record Told(String of, Figure figure) {}

    private static <T> T of(Map<String, T> map, String name) {
        return Objects.requireNonNull(map.get(name));
    }

    private static Map<String, Cell> cells(Month month) {
        Map<String, Cell> cells = new HashMap<>(Map.of("", month.all()));
        for (Dimension dimension : Dimension.values()) {
            month.of(dimension).forEach((part, cell) -> cells.put(dimension + part, cell));
        }
        return cells;
    }

    private static Map<String, Set<Figure>> hidden(Month month, Withheld withheld) {
        Map<String, Set<Figure>> hidden = new HashMap<>(Map.of("", withheld.ofAll()));
        for (Dimension dimension : Dimension.values()) {
            month.of(dimension).forEach((part, cell) -> hidden.put(dimension + part, withheld.of(dimension, part)));
        }
        return hidden;
    }

    @Test
    void noFigureOfFewIsToldOfAPart() {
        Random random = new Random(3);
        int told = 0;
        for (int i = 0; i < TENANTS; i++) {
            Month month = RandomTenant.of(random, 1 + random.nextInt(200)).month();
            Map<String, Set<Figure>> hidden = hidden(month, Withheld.of(month, disclosure));
            for (Map.Entry<String, Cell> one : cells(month).entrySet()) {
                Set<Figure> open = EnumSet.complementOf(EnumSet.copyOf(of(hidden, one.getKey())));
                open.forEach(
                        figure -> assertThat(disclosure.isOfMany(one.getValue().sum(figure)))
                                .isTrue());
                told += one.getKey().isEmpty() ? 0 : open.size();
            }
        }
        assertThat(told).isGreaterThan(1000);
    }

    /** What is hidden of some parts is known together, as all and the other parts are told. */
    @Test
    void whatIsHiddenInADimensionIsTogetherOfMany() {
        Random random = new Random(4);
        for (int i = 0; i < TENANTS; i++) {
            Month month = RandomTenant.of(random, 1 + random.nextInt(200)).month();
            Withheld withheld = Withheld.of(month, disclosure);
            for (Dimension dimension : Dimension.values()) {
                for (Figure figure : EnumSet.complementOf(EnumSet.copyOf(withheld.ofAll()))) {
                    List<Cell> together = month.of(dimension).entrySet().stream()
                            .filter(part ->
                                    withheld.of(dimension, part.getKey()).contains(figure))
                            .map(Map.Entry::getValue)
                            .toList();
                    Sum sum = together.stream().map(cell -> cell.sum(figure)).reduce(Sum.NONE, Sum::and);
                    assertThat(together.isEmpty() || disclosure.isOfMany(sum))
                            .as("%s by %s", figure, dimension)
                            .isTrue();
                }
            }
        }
    }

    /** Even if nothing were rounded: with all that adds up, within parts and from parts to the whole. */
    @Test
    void noFigureOfFewCanBeComputedFromPartsAndTheWhole() {
        Random random = new Random(5);
        int hidden = 0;
        for (int i = 0; i < TENANTS; i++) {
            Month month = RandomTenant.of(random, 1 + random.nextInt(200)).month();
            Map<String, Cell> cells = cells(month);
            Map<String, Set<Figure>> notTold = hidden(month, Withheld.of(month, disclosure));
            for (Set<Figure> linked : linkedFigures()) {
                hidden += attack(month, cells, notTold, linked, i);
            }
        }
        assertThat(hidden).isPositive();
    }

    private int attack(
            Month month, Map<String, Cell> cells, Map<String, Set<Figure>> notTold, Set<Figure> linked, int tenant) {
        Map<Told, Integer> unknown = new HashMap<>();
        List<Told> places = new ArrayList<>();
        notTold.forEach((of, figures) -> figures.stream()
                .filter(linked::contains)
                .forEach(figure -> {
                    unknown.put(new Told(of, figure), unknown.size());
                    places.add(new Told(of, figure));
                }));
        List<double[]> equations = new ArrayList<>();
        for (String of : cells.keySet()) {
            for (Breakdown breakdown : Breakdown.ALL) {
                if (linked.contains(breakdown.whole())) {
                    equations.add(equation(
                            new Told(of, breakdown.whole()),
                            breakdown.parts().stream()
                                    .map(part -> new Told(of, part))
                                    .toList(),
                            unknown));
                }
            }
        }
        for (Dimension dimension : Dimension.values()) {
            for (Figure figure : linked) {
                equations.add(equation(
                        new Told("", figure),
                        month.of(dimension).keySet().stream()
                                .map(part -> new Told(dimension + part, figure))
                                .toList(),
                        unknown));
            }
        }
        if (unknown.isEmpty()) {
            return 0;
        }
        for (double[] equation : Unknowns.reduced(equations)) {
            int only = Unknowns.only(equation);
            if (only >= 0) {
                Told computed = places.get(only);
                assertThat(disclosure.isOfMany(of(cells, computed.of()).sum(computed.figure())))
                        .as("%s of tenant %d", computed, tenant)
                        .isTrue();
            }
        }
        return unknown.size();
    }

    private static double[] equation(Told whole, Collection<Told> parts, Map<Told, Integer> unknown) {
        double[] equation = new double[unknown.size()];
        parts.forEach(part -> put(equation, part, 1, unknown));
        put(equation, whole, -1, unknown);
        return equation;
    }

    private static void put(double[] equation, Told number, int sign, Map<Told, Integer> unknown) {
        Integer place = unknown.get(number);
        if (place != null) {
            equation[place] += sign;
        }
    }

    /** Figures that add up with each other, directly or by others: the rest of them tells nothing. */
    private static List<Set<Figure>> linkedFigures() {
        List<Set<Figure>> linked = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            linked.add(EnumSet.of(figure));
        }
        for (Breakdown breakdown : Breakdown.ALL) {
            Set<Figure> one = EnumSet.of(breakdown.whole());
            one.addAll(breakdown.parts());
            List<Set<Figure>> touched = linked.stream()
                    .filter(known -> known.stream().anyMatch(one::contains))
                    .toList();
            linked.removeAll(touched);
            touched.forEach(one::addAll);
            linked.add(one);
        }
        return linked;
    }

    /** Two releases, between which nothing happened but that one member left: what they had is known to 5 at best. */
    @Test
    void theDifferenceOfTwoReleasesLeavesSeveralCountsOfWhoeverLeft() {
        Random random = new Random(6);
        Instant at = Instant.parse("2030-01-01T00:00:00Z");
        int compared = 0;
        for (int i = 0; i < TENANTS / 10; i++) {
            RandomTenant tenant = RandomTenant.of(random, 60 + random.nextInt(100));
            int leaver = random.nextInt(tenant.members());
            Map<String, Double> before = told(at, tenant.month());
            Map<String, Double> after = told(at, tenant.monthWithout(leaver));
            Set<String> both = new HashSet<>(before.keySet());
            both.retainAll(after.keySet());
            for (String name : both) {
                assertThat(explanations(of(before, name), of(after, name)))
                        .as(name)
                        .hasSizeGreaterThanOrEqualTo(Disclosure.ROUNDED_TO);
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    /** How much the leaver may have had, as far as the two numbers go. */
    private static Set<Long> explanations(double before, double after) {
        Set<Long> explanations = new HashSet<>();
        for (long rest = (long) after - Disclosure.ROUNDED_TO; rest <= after + Disclosure.ROUNDED_TO; rest++) {
            for (long had = 0; had <= before - after + 2 * Disclosure.ROUNDED_TO; had++) {
                if (Disclosure.rounded(rest) == after && Disclosure.rounded(rest + had) == before) {
                    explanations.add(had);
                }
            }
        }
        return explanations;
    }

    private Map<String, Double> told(Instant at, Month month) {
        SortedMap<String, Month> months = new TreeMap<>(Map.of("2026-03", month));
        Release release = Release.of(at, months, disclosure);
        Map<String, Double> told = new HashMap<>();
        put("", release.rows(), told);
        for (Dimension dimension : Dimension.values()) {
            release.of(dimension).forEach((part, rows) -> put(dimension + part + "/", rows, told));
        }
        return told;
    }

    private static void put(String of, List<Row> rows, Map<String, Double> told) {
        rows.stream()
                .filter(row -> row.kind() == Row.Kind.COUNT && !row.suppressed())
                .collect(Collectors.toMap(Row::name, row -> row.value() == null ? 0 : row.value()))
                .forEach((name, value) -> told.put(of + name, value));
    }

    /** Whether few did something or nobody was there looks the same. */
    @Test
    void aPartOfFewDoesNotTellInWhichMonthsTheyWereActive() {
        Month few = Month.empty()
                .with(Dimension.COHORT, "2026-01", of(60))
                .with(Dimension.COACH, "carla", of(30))
                .with(Dimension.COACH, "dan", of(4))
                .with(Dimension.COACH, Dimension.NONE, of(26));
        Month nobody =
                Month.empty().with(Dimension.COHORT, "2026-01", of(30)).with(Dimension.COACH, Dimension.NONE, of(30));
        Release release = Release.of(
                Instant.parse("2030-01-01T00:00:00Z"),
                new TreeMap<>(Map.of("2026-03", few, "2026-04", nobody)),
                disclosure);
        assertThat(release.of(Dimension.COACH)).containsOnlyKeys("carla", Dimension.NONE);
        assertThat(of(release.of(Dimension.COACH), "carla"))
                .contains(Row.suppressed("2026-04", Row.Kind.COUNT, Row.EVERYTHING));
        assertThat(of(release.of(Dimension.COACH), Dimension.NONE))
                .contains(Row.suppressed("2026-03", Row.Kind.COUNT, Row.EVERYTHING));
    }

    @Test
    void whoIsInNoProgrammeGivesWayToThoseWhoAre() {
        Month month = Month.empty()
                .with(Dimension.COHORT, "2026-01", of(40))
                .with(Dimension.PROGRAMME, "a", of(20))
                .with(Dimension.PROGRAMME, "b", of(3))
                .with(Dimension.PROGRAMME, Dimension.NONE, of(17));
        Withheld withheld = Withheld.of(month, disclosure);
        assertThat(withheld.of(Dimension.PROGRAMME, "a")).doesNotContain(Figure.CONVERSATIONS);
        assertThat(withheld.of(Dimension.PROGRAMME, "b")).contains(Figure.CONVERSATIONS);
        assertThat(withheld.of(Dimension.PROGRAMME, Dimension.NONE)).contains(Figure.CONVERSATIONS);
    }

    @Test
    void aDimensionOfOnePartTellsWhatIsToldOfAll() {
        Month month = Month.empty().with(Dimension.COHORT, "2026-01", of(40)).with(Dimension.COACH, "(none)", of(40));
        Withheld withheld = Withheld.of(month, disclosure);
        assertThat(withheld.of(Dimension.COACH, "(none)")).isEqualTo(withheld.ofAll());
    }

    private static Cell of(int members) {
        return new Cell(Map.of(Figure.CONVERSATIONS, new Sum(2L * members, members, 2)), Map.of(), members);
    }
}
