package io.rapport.command.platform.dispatch;

import io.rapport.events.MemberKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose data it is. Both come from the token and from nowhere else. */
public record Owner(String tenantId, String memberId) {

    /**
     * The owner that a message names.
     *
     * @throws IllegalStateException if it names none: then nobody may touch what it is about
     */
    public static Owner in(Map<String, ?> metaData) {
        return new Owner(text(metaData, MetaDataKeys.TENANT_ID), text(metaData, MetaDataKeys.MEMBER_ID));
    }

    /** The id of the aggregate that holds the member's own choices. */
    public String memberAggregateId() {
        return MemberKey.of(tenantId, memberId);
    }

    private static String text(Map<String, ?> metaData, String key) {
        @Nullable Object value = metaData.get(key);
        if (value == null) {
            throw new IllegalStateException("A message came without " + key);
        }
        return value.toString();
    }
}
