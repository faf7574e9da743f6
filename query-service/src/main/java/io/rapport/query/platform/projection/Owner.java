package io.rapport.query.platform.projection;

import io.rapport.events.EventEnvelope;

/** Whose data it is. For queries both come from the token and from nowhere else. */
public record Owner(String tenantId, String memberId) {

    /** Whose data the event is. */
    public static Owner of(EventEnvelope event) {
        return new Owner(event.tenantId(), event.memberId());
    }
}
