package io.rapport.bench.harness;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a benchmark's result: a quantity with its value in each round. A ratio is taken round by round and not
 * between two medians, so that what slows the machine for a while slows both of its sides.
 *
 * @param unit empty for a ratio
 */
public record Finding(
        String name,
        String unit,
        List<Double> rounds,
        @Nullable Aim aim) {

    public Finding {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(name + " was never measured");
        }
    }

    /** A quantity without an aim. */
    public static Finding of(String name, String unit, List<Double> rounds) {
        return new Finding(name, unit, rounds, null);
    }

    public Finding withAim(Aim held) {
        return new Finding(name, unit, rounds, held);
    }

    public boolean isRatio() {
        return unit.isEmpty();
    }

    public double median() {
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double least() {
        return Collections.min(rounds);
    }

    public double greatest() {
        return Collections.max(rounds);
    }

    /** Whether the median meets the aim; {@code null} if there is none. */
    public @Nullable Boolean met() {
        return aim == null ? null : aim.isMetBy(median());
    }
}
