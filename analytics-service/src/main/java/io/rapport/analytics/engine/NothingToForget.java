package io.rapport.analytics.engine;

import io.rapport.events.Owner;
import io.rapport.query.platform.engine.asks.MemberEvents;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * For folds without keys: events read the same before and after somebody was forgotten, so that nothing was made of
 * what they said before, and nothing is made anew.
 */
final class NothingToForget implements MemberEvents {

    @Override
    public void read(Owner owner, Predicate<String> followed, long upTo, Reader reader) {
        throw new UnsupportedOperationException("Nothing is read again");
    }

    @Override
    public boolean isOpened() {
        return false;
    }

    @Override
    public Instant forgottenAt(UUID certificateId) {
        return Instant.EPOCH;
    }
}
