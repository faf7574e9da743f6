package io.rapport.query.platform.web;

import io.rapport.events.Owner;
import java.util.Collection;
import java.util.Map;

/** Which aggregates that somebody changed are another member's. */
public interface SharedAggregates {

    /** Those of these aggregates that {@code asking} shares with the member whose they are, with that member. */
    Map<String, Owner> ownersOf(Owner asking, Collection<String> aggregateIds);
}
