package io.rapport.command.platform.aggregate;

import io.rapport.events.Owner;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose data a message of the bus is about, and who sent it. */
public final class MessageOwner {

    private MessageOwner() {}

    /**
     * The owner that a message names.
     *
     * @throws IllegalStateException if it names none: then nobody may touch what it is about
     */
    public static Owner in(Map<String, ?> metaData) {
        return new Owner(text(metaData, MetaDataKeys.TENANT_ID), text(metaData, MetaDataKeys.MEMBER_ID));
    }

    /**
     * The subject of whoever asks, who is not always the owner: what a coach does is the member's data.
     *
     * @throws IllegalStateException if a message names none
     */
    public static String actorIn(Map<String, ?> metaData) {
        return text(metaData, MetaDataKeys.ACTOR);
    }

    private static String text(Map<String, ?> metaData, String key) {
        @Nullable Object value = metaData.get(key);
        if (value == null) {
            throw new IllegalStateException("A message came without " + key);
        }
        return value.toString();
    }
}
