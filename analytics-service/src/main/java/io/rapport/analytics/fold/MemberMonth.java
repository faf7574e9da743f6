package io.rapport.analytics.fold;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one member did in one month of the world: counters, and nothing else.
 *
 * @param month as {@code 2026-03}
 * @param parts what each story counts in it
 * @param counts the sum of the parts; none if the member opted out
 * @param cohort which part of each {@link Dimension} the member is in
 */
public record MemberMonth(
        String month, Parts parts, Counts counts, String cohort, String programme, String coach, String session) {

    /** With what a story counts now in the place of what it counted; a part is never raised by a difference. */
    static MemberMonth with(@Nullable MemberMonth before, String month, UUID storyId, Counts now, Standing standing) {
        if (before == null) {
            return of(month, Parts.NONE.with(storyId, now), null, standing);
        }
        Counts was = before.parts.of(storyId);
        if (was.equals(now)) {
            return before;
        }
        // Of a member who was out there is no sum of what they had.
        Counts sum = before.counts.isEmpty() ? null : before.counts.minus(was).plus(now);
        return of(month, before.parts.with(storyId, now), sum, standing);
    }

    /** The same deeds of a member who stands otherwise now, and whose weeks perhaps begin on another day. */
    MemberMonth of(Habits habits, Standing standing) {
        Counts ofHabits = habits.counts(YearMonth.parse(month));
        return of(month, parts.with(Habits.PART, ofHabits), null, standing);
    }

    private static MemberMonth of(String month, Parts parts, @Nullable Counts sum, Standing standing) {
        return new MemberMonth(
                month,
                parts,
                standing.out() ? Counts.NONE : sum == null ? parts.sum() : sum,
                standing.part(Dimension.COHORT, month),
                standing.part(Dimension.PROGRAMME, month),
                standing.part(Dimension.COACH, month),
                standing.part(Dimension.SESSION, month));
    }
}
