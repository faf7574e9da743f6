package io.rapport.query.platform.merges;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a record went that was merged.
 *
 * @param into the record that stands for it; absent once the two were split
 */
public record Merge(UUID relationshipId, @Nullable UUID into) {}
