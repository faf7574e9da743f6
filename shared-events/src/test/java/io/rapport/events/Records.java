package io.rapport.events;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records seen as trees of components, so that a rule about all events is one test and not forty. */
final class Records {

    private Records() {}

    /** What becomes of a component's value. */
    @FunctionalInterface
    interface Change {
        @Nullable
        Object of(RecordComponent component, @Nullable Object value);
    }

    /** A copy in which every component, of nested records too, went through {@code change}. */
    static <R extends Record> R copy(R original, Change change) {
        return copy(original, change, false);
    }

    /** The same, of records in lists too. */
    static <R extends Record> R copyAll(R original, Change change) {
        return copy(original, change, true);
    }

    @SuppressWarnings("unchecked") // a copy has the class of its original
    private static <R extends Record> R copy(R original, Change change, boolean all) {
        RecordComponent[] components = original.getClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object value = change.of(components[i], valueOf(original, components[i]));
            values[i] = switch (value) {
                case Record nested -> copy(nested, change, all);
                case List<?> list
                when all ->
                    list.stream()
                            .map(item -> item instanceof Record nested ? copy(nested, change, true) : item)
                            .toList();
                case null, default -> value;
            };
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).<Class<?>>toArray(Class[]::new);
            Constructor<?> canonical = original.getClass().getDeclaredConstructor(types);
            return (R) canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(original.getClass() + " cannot be copied", e);
        }
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static boolean isPersonal(AnnotatedElement component) {
        return component.isAnnotationPresent(PersonalData.class);
    }

    static String nameOf(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }

    private static @Nullable Object valueOf(Record owner, RecordComponent component) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(nameOf(component) + " cannot be read", e);
        }
    }
}
