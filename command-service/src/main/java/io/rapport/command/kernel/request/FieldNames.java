package io.rapport.command.kernel.request;

import io.rapport.command.kernel.time.StatedTime;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names that fields of a body have, at whatever depth: what else stands for a name may be anybody's data. */
final class FieldNames {

    private final Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<Type> seen = new HashSet<>();

    FieldNames(Class<?> body) {
        take(body);
    }

    private void take(Type type) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType several) {
            for (Type one : several.getActualTypeArguments()) {
                take(one);
            }
        } else if (type instanceof Class<?> object && object != StatedTime.class) {
            if (object.isRecord()) {
                for (RecordComponent field : object.getRecordComponents()) {
                    names.put(field.getName(), field.getName());
                    take(field.getGenericType());
                }
            } else if (object.isSealed() && !Collection.class.isAssignableFrom(object)) {
                for (Class<?> variant : object.getPermittedSubclasses()) {
                    take(variant);
                }
            }
        }
    }

    /** What was sent, in the body's own spelling; none if there is no such field anywhere in it. */
    @Nullable
    String ours(String sent) {
        return names.get(sent);
    }
}
