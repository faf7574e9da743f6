package io.rapport.analytics.release;

import io.rapport.analytics.fold.Dimension;
import io.rapport.analytics.fold.Figure;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * What members did in a month, made up at random: of each figure that is a sum, its parts first; and in which parts of
 * dimensions they are.
 */
record RandomTenant(Map<Figure, long[]> byMember, Map<Dimension, String[]> parts, int members) {

    static RandomTenant of(Random random, int members) {
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
        Map<Dimension, String[]> parts = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            parts.put(dimension, parts(random, members));
        }
        return new RandomTenant(byMember, parts, members);
    }

    /** Few parts or some, of which some are much larger than others. */
    private static String[] parts(Random random, int members) {
        List<String> names = List.of(Dimension.NONE, "a", "b", "c", "d");
        int first = random.nextInt(2);
        int many = 1 + random.nextInt(names.size() - first);
        int skewed = 1 + random.nextInt(4);
        String[] parts = new String[members];
        for (int member = 0; member < members; member++) {
            parts[member] = names.get(first + (int) (many * Math.pow(random.nextDouble(), skewed)));
        }
        return parts;
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

    Cell all() {
        return cell(member -> true);
    }

    private Cell cell(IntPredicate which) {
        Cell cell = Cell.NONE;
        for (int member = 0; member < members; member++) {
            if (which.test(member)) {
                Map<Figure, Sum> sums = new EnumMap<>(Figure.class);
                for (Map.Entry<Figure, long[]> one : byMember.entrySet()) {
                    long count = one.getValue()[member];
                    if (count > 0) {
                        sums.put(one.getKey(), new Sum(count, 1, count));
                    }
                }
                cell = cell.and(new Cell(sums, Map.of(), sums.isEmpty() ? 0 : 1));
            }
        }
        return cell;
    }

    Month month() {
        return monthWithout(-1);
    }

    /** As if this one had left. */
    Month monthWithout(int leaver) {
        Month month = Month.empty();
        for (Dimension dimension : Dimension.values()) {
            String[] ofMembers = Objects.requireNonNull(parts.get(dimension));
            for (String part : new TreeSet<>(List.of(ofMembers))) {
                Cell cell = cell(member -> member != leaver && ofMembers[member].equals(part));
                if (cell.members() > 0) {
                    month = month.with(dimension, part, cell);
                }
            }
        }
        return month;
    }
}
