package io.rapport.query.platform.history;

import io.rapport.events.Forgotten;
import io.rapport.query.platform.consent.GivenAway;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.projection.Rewritten;
import io.rapport.query.platform.web.OfAnother;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares documents field by field, along their records. A text that does not say what it tells is somebody's words.
 */
final class Changes {

    private final Told<?> told;
    private final String id;
    private final List<Change> found = new ArrayList<>();
    private final boolean textsAreTold = OfAnother.textsAreTold();

    private Changes(Told<?> told, String id) {
        this.told = told;
        this.id = id;
    }

    /** What differs, if anything is told of such documents. */
    static List<Change> of(Rewritten rewritten, List<Told<?>> tolds) {
        for (Told<?> told : tolds) {
            if (told.type().equals(rewritten.type())) {
                return between(told, rewritten.id(), rewritten.before(), rewritten.after());
            }
        }
        return List.of();
    }

    static List<Change> between(Told<?> told, String id, @Nullable Record before, @Nullable Record after) {
        Changes changes = new Changes(told, id);
        changes.compare(
                "", What.NOTE, before == null ? null : told.partOf(before), after == null ? null : told.partOf(after));
        return changes.found;
    }

    private void compare(String path, What tells, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        Object one = before == null ? after : before;
        switch (one) {
            case Record _
            when before == null || after == null || before.getClass() == after.getClass() ->
                records(path, (Record) before, (Record) after);
            case Collection<?> _ ->
                named(path, tells, elements((Collection<?>) before), elements((Collection<?>) after));
            case Map<?, ?> _ -> named(path, tells, entries((Map<?, ?>) before), entries((Map<?, ?>) after));
            case null -> {}
            default -> found.add(change(path, tells, GivenAway.saysNothing(one.getClass()), before, after));
        }
    }

    /** Whoever is told no texts is told that there was one, be it a word that anybody else may read. */
    private Change change(
            String path, What tells, boolean saysNothing, @Nullable Object before, @Nullable Object after) {
        return saysNothing || textsAreTold
                ? Change.told(told, id, path, saysNothing ? What.PLAIN : tells, text(before), text(after))
                : Change.told(told, id, path, What.NOTE, sealed(before), sealed(after));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String sealed(@Nullable Object value) {
        return value == null ? null : Forgotten.is(value.toString()) ? value.toString() : Forgotten.SEALED;
    }

    private void records(String path, @Nullable Record before, @Nullable Record after) {
        Class<?> type = Objects.requireNonNull(before == null ? after : before).getClass();
        for (RecordComponent component : type.getRecordComponents()) {
            compare(
                    path.isEmpty() ? component.getName() : path + "." + component.getName(),
                    GivenAway.of(component),
                    before == null ? null : Components.value(component, before),
                    after == null ? null : Components.value(component, after));
        }
    }

    private void named(String path, What tells, Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> compare(path + "[" + name + "]", tells, before.get(name), after.get(name)));
    }

    /** By their ids if they have some, by their places otherwise; plain values by themselves. */
    private static Map<String, Object> elements(@Nullable Collection<?> elements) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (elements != null) {
            int place = 0;
            Set<Object> plain = new LinkedHashSet<>();
            for (Object element : elements) {
                if (element instanceof Record record) {
                    named.put(idOf(record, place++), record);
                } else {
                    plain.add(element);
                }
            }
            place = 0;
            for (Object one : plain) {
                named.put(Integer.toString(place++), one);
            }
        }
        return named;
    }

    private static String idOf(Record record, int place) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getType() == UUID.class && Components.value(component, record) instanceof UUID found) {
                return found.toString();
            }
        }
        return Integer.toString(place);
    }

    private static Map<String, Object> entries(@Nullable Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (map != null) {
            map.forEach((key, value) -> named.put(key.toString(), value));
        }
        return named;
    }
}
