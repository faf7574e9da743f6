package io.rapport.query.rules;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes more of a person than somebody met: a follow-up after the meeting, and a certainty. Connected is who has
 * both.
 *
 * @param followedUp the first follow-up that is not before the meeting
 * @param understood the first certainty
 */
public record Connection<H extends Happening>(
        @Nullable H followedUp, @Nullable H understood) {

    /** Out of what stands, in any order; whoever was not met is not followed up. */
    public static <H extends Happening> Connection<H> of(
            @Nullable H meeting, Collection<H> followUps, Collection<H> certainties) {
        return new Connection<>(
                followUps.stream()
                        .filter(followUp -> meeting != null && !followUp.isBefore(meeting))
                        .min(Happening.AS_IT_HAPPENED)
                        .orElse(null),
                certainties.stream().min(Happening.AS_IT_HAPPENED).orElse(null));
    }

    /** The later one of the two, on whose day the connection counts; empty as long as either is missing. */
    public Optional<H> connectedBy() {
        if (followedUp == null || understood == null) {
            return Optional.empty();
        }
        return Optional.of(Happening.AS_IT_HAPPENED.compare(followedUp, understood) < 0 ? understood : followedUp);
    }
}
