package io.rapport.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose keyset seals a personal value: a member themself, or one of their aggregates whose texts are about others (the
 * record of a person met, an introduction of two). Whoever is forgotten loses their keyset, and a member's go with the
 * member.
 *
 * @param aggregateId the relationship, introduction or other aggregate; {@code null} for the member themself
 */
public record Subject(
        String tenantId, String memberId, @Nullable UUID aggregateId) {

    /** The member themself. */
    public static Subject member(String tenantId, String memberId) {
        return new Subject(tenantId, memberId, null);
    }
}
