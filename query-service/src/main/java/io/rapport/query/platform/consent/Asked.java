package io.rapport.query.platform.consent;

import io.rapport.events.coaching.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How engagements of a coach that are not over stood when that was asked, and at which members the coach looks by what
 * they are told.
 */
public final class Asked {

    private final Map<UUID, Open> standing;
    private final Map<UUID, Set<Scope>> looks = new HashMap<>();
    private @Nullable String resource;

    Asked(Map<UUID, Open> standing) {
        this.standing = Map.copyOf(standing);
    }

    /** Those that are not over, each with what is open. */
    public Map<UUID, Open> standing() {
        return standing;
    }

    /** Whether this one is proposed or agreed on. */
    public boolean isCurrent(UUID engagement) {
        return standing.containsKey(engagement);
    }

    /** The members of these find that the coach looked at this of them, by each of the scopes that is open. */
    public void looksAt(String what, Collection<UUID> engagements, Set<Scope> by) {
        resource = what;
        engagements.forEach(one -> looks.put(one, by));
    }

    Set<Scope> looksBy(UUID engagement) {
        return looks.getOrDefault(engagement, Set.of());
    }

    @Nullable
    String resource() {
        return resource;
    }
}
