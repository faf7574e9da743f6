package io.rapport.bench.harness;

import java.util.Locale;

/** What a finding is held against. Missing it is a result like any other. */
public record Aim(Bound bound, double limit) {

    /** On which side of the limit it is good to be. */
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    public static Aim atLeast(double limit) {
        return new Aim(Bound.AT_LEAST, limit);
    }

    public static Aim atMost(double limit) {
        return new Aim(Bound.AT_MOST, limit);
    }

    public boolean isMetBy(double value) {
        return bound == Bound.AT_LEAST ? value >= limit : value <= limit;
    }

    /** {@code ≥ 0.70} */
    @Override
    public String toString() {
        return (bound == Bound.AT_LEAST ? "≥ " : "≤ ") + String.format(Locale.ROOT, "%.2f", limit);
    }
}
