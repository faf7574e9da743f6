package io.rapport.command.platform.aggregate;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells whether an aggregate of the same member exists that a command refers to. */
public interface ExistingAggregates {

    /** Whether the owner has an aggregate of this type ({@code relationship}, {@code goal}, {@code gathering}). */
    boolean exists(Owner owner, String aggregateType, UUID id);

    /** What is named has to exist; that nothing is named is as good. */
    default void mustExist(
            Owner owner, String aggregateType, @Nullable UUID id, Supplier<? extends Rejection> otherwise) {
        if (id != null && !exists(owner, aggregateType, id)) {
            throw new RejectedException(otherwise.get());
        }
    }
}
