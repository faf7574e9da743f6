package io.rapport.query.platform.projection;

import org.jspecify.annotations.Nullable;

/**
 * What an event made of a document.
 *
 * @param before {@code null} if there was none
 * @param after {@code null} if it is not there any more
 */
public record Rewritten(
        DocumentType<?> type,
        String id,
        @Nullable Record before,
        @Nullable Record after) {}
