package io.rapport.query.platform.consent;

import io.rapport.events.Owner;
import io.rapport.query.platform.web.SharedAggregates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A coach changes what is their member's in engagements, and nowhere else. */
@Component
final class SharedEngagements implements SharedAggregates {

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Consents consents;

    SharedEngagements(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Map<String, Owner> ownersOf(Owner asking, Collection<String> aggregateIds) {
        List<UUID> ids = aggregateIds.stream()
                .filter(id -> UUIDS.matcher(id).matches())
                .map(UUID::fromString)
                .toList();
        return ids.isEmpty() ? Map.of() : consents.membersOf(asking, ids);
    }
}
