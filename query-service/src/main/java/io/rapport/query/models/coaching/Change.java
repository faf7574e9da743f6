package io.rapport.query.models.coaching;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;

/** What a member recorded since the last session. */
record Change(
        Doing what,

        @Schema(description = "How many of them") int times) implements Comparable<Change> {

    private static final Comparator<Change> ORDER =
            Comparator.comparingInt(Change::times).reversed().thenComparing(Change::what);

    @Override
    public int compareTo(Change other) {
        return ORDER.compare(this, other);
    }
}
