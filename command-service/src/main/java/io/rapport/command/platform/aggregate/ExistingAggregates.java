package io.rapport.command.platform.aggregate;

import io.rapport.events.Owner;
import java.util.UUID;

/** Tells whether an aggregate of a member exists, for policies: rules that look beyond one aggregate. */
public interface ExistingAggregates {

    /** Whether the owner has an aggregate of this type ({@code relationship}, {@code goal}, {@code gathering}). */
    boolean exists(Owner owner, String aggregateType, UUID id);
}
