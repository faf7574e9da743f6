package io.rapport.query.rules.goal;

/**
 * How many days of a span have passed, of how many. The day that is still going on has not passed, so nobody is behind
 * on the first day.
 */
public record TimePassed(long days, long of) {

    /** Between 0 and 1; all has passed of a span without days. */
    public double share() {
        return of == 0 ? 1 : (double) days / of;
    }

    /** Whether {@code count} of {@code target} is a smaller share than that of the time. */
    public boolean isAheadOf(int count, int target) {
        return (long) count * of < days * target;
    }

    /** How many whole units of {@code target} are due by now, if they come evenly. */
    public long due(int target) {
        return of == 0 ? 0 : days * target / of;
    }
}
