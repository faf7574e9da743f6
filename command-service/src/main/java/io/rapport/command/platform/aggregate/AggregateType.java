package io.rapport.command.platform.aggregate;

/**
 * An aggregate that this service has; each package declares its own as a bean.
 *
 * @param name its name in the event store and on the topic, for example {@code relationship}
 */
public record AggregateType<T extends Owned>(Class<T> type, String name) {}
