package io.rapport.query.platform.merges;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which record stands for another one; those that are not here stand for themselves. */
public record Roots(Map<UUID, UUID> into) {

    /** Nobody was merged. */
    public static final Roots NONE = new Roots(Map.of());

    /** The record that stands for this one. */
    public UUID of(UUID record) {
        return into.getOrDefault(record, record);
    }

    /** The same, of whoever is named, if somebody is. */
    public @Nullable UUID ofAny(@Nullable UUID record) {
        return record == null ? null : of(record);
    }
}
