package io.rapport.query.platform.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Reads records component by component, whoever may see them otherwise. */
public final class Components {

    private Components() {}

    /** What the record has in this component. */
    public static @Nullable Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "A record can be read: " + record.getClass().getName(), e);
        }
    }
}
