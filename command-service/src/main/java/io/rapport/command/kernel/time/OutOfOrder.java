package io.rapport.command.kernel.time;

import io.rapport.command.kernel.rules.Rejection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That an entry would be earlier than one that it comes from. Either of the two is unnamed if it is the new one. */
public interface OutOfOrder extends Rejection {

    @Nullable
    UUID earlierId();

    Instant earlierAt();

    @Nullable
    UUID laterId();

    @Override
    default String field() {
        return "occurredAt";
    }

    @Override
    default Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (earlierId() != null) {
            facts.put("earlierEntryId", earlierId());
        }
        facts.put("earlierAt", earlierAt());
        if (laterId() != null) {
            facts.put("laterEntryId", laterId());
        }
        return facts;
    }
}
