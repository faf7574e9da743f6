package io.rapport.command.platform.aggregate;

import java.util.Locale;

/**
 * An aggregate that this service has; each package declares its own as a bean.
 *
 * @param name its name in the event store and on the topic, for example {@code relationship}
 */
public record AggregateType<T extends Owned>(Class<T> type, String name) {

    /** @throws IllegalArgumentException if events of the class would be stored under another name */
    public AggregateType {
        String stored = type.getSimpleName().toLowerCase(Locale.ROOT);
        if (!name.equals(stored)) {
            throw new IllegalArgumentException(name + " is stored as " + stored);
        }
    }
}
