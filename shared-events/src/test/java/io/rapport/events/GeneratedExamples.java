package io.rapport.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Examples that say of each component what it is, for events of which nobody wrote a better one. They depend on nothing
 * but names and types, so that what was approved stays so.
 */
final class GeneratedExamples {

    private GeneratedExamples() {}

    /** The event with every component filled. */
    static RapportEvent of(Class<? extends RapportEvent> event) {
        return (RapportEvent) value(event, "event");
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType list) {
            Object item = value(list.getActualTypeArguments()[0], name);
            return list.getRawType() == Set.class ? Set.of(item) : List.of(item);
        }
        Class<?> one = (Class<?>) type;
        if (one == UUID.class) {
            // Of names that are told apart by less than their hash, both have the same id, which hurts nobody.
            return Examples.id(Math.floorMod(name.hashCode(), 1_000_000));
        }
        if (one == String.class) {
            return "The " + name.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT) + " in words";
        }
        if (one == Instant.class) {
            return Instant.parse("2026-03-14T18:30:00Z");
        }
        if (one == LocalDate.class) {
            return LocalDate.parse("2026-03-14");
        }
        if (one == int.class || one == Integer.class) {
            return 3;
        }
        if (one == boolean.class || one == Boolean.class) {
            return true;
        }
        if (one.isEnum()) {
            return one.getEnumConstants()[0];
        }
        if (one.isRecord()) {
            return record(one);
        }
        JsonSubTypes kinds = one.getAnnotation(JsonSubTypes.class);
        if (kinds != null) {
            return record(kinds.value()[0].value());
        }
        throw new IllegalArgumentException("There is no example of a " + one.getSimpleName() + " yet");
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType(), component.getName()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " cannot be made", e);
        }
    }
}
