package io.rapport.command.platform.dispatch;

import java.util.UUID;

/** Tells whether an aggregate of the same member exists that a command refers to. */
public interface ExistingAggregates {

    /** Whether the owner has an aggregate of this type ({@code relationship}, {@code goal}, {@code gathering}). */
    boolean exists(Owner owner, String aggregateType, UUID id);
}
