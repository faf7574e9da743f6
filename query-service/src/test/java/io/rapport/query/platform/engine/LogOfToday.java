package io.rapport.query.platform.engine;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.asks.MemberEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The log in memory: what was published reads otherwise here, as if keys were destroyed meanwhile. */
public final class LogOfToday implements MemberEvents {

    public final List<EventEnvelope> events = new ArrayList<>();

    @Nullable
    public Instant forgottenAt;

    public int reads;

    @Override
    public void read(Owner owner, Predicate<String> followed, long upTo, Reader reader) {
        reads++;
        events.stream()
                .filter(event -> Owner.of(event).equals(owner) && event.position() <= upTo)
                .filter(event -> followed.test(event.type()))
                .forEach(reader::on);
    }

    @Override
    public @Nullable Instant forgottenAt(UUID certificateId) {
        return forgottenAt;
    }
}
