package io.rapport.query.platform.consent;

import io.rapport.events.coaching.Scope;
import java.time.LocalDate;
import java.util.Map;

/**
 * An engagement that is not over.
 *
 * @param accepted whether the two have agreed on it
 * @param scopes what is open to the coach, with the first day; {@link LocalDate#MIN} if the past is open
 * @param version of it: another one means that something of the engagement has changed since
 */
public record Open(boolean accepted, Map<Scope, LocalDate> scopes, long version) {

    public Open {
        scopes = Map.copyOf(scopes);
    }
}
