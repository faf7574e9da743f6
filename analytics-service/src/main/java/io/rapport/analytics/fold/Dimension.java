package io.rapport.analytics.fold;

import java.util.Locale;

/**
 * By what figures are broken down, one at a time and never crossed. In each month a member is in one part of each, so
 * that parts add up to the whole.
 */
public enum Dimension {
    /** The month in which the member joined. */
    COHORT,
    /** The programme in which the member enrolled last, of those in which they take part. */
    PROGRAMME,
    /** The coach with whom the member agreed last, of those with whom they work. */
    COACH,
    /** Whether the month is before or after that of the member's first session with a coach. */
    SESSION;

    /** The part of those who are in no other one. */
    public static final String NONE = Standing.NONE;

    /** The field of {@link MemberMonth} that names the part. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }
}
