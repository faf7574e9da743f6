package io.rapport.command.platform.aggregate;

import java.util.Locale;

/** An aggregate that this service has; each package declares its own as a bean. */
public record AggregateType<T extends Owned>(Class<T> type) {

    /** Its name in the event store and on the topic, for example {@code relationship}: that of its class. */
    public String name() {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
