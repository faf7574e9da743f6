package io.rapport.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Counts what can stand in events: their types, and the constants of every enumeration in them. */
final class Extent {

    private final Set<Class<?>> seen = new HashSet<>();
    private int constants;

    private Extent() {}

    static int of(Collection<Class<? extends RapportEvent>> events, int oldTypes) {
        Extent extent = new Extent();
        events.forEach(extent::visit);
        return events.size() + oldTypes + extent.constants;
    }

    private void visit(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                visit(argument);
            }
        } else if (type instanceof Class<?> one && seen.add(one)) {
            visitClass(one);
        }
    }

    private void visitClass(Class<?> one) {
        if (one.isEnum()) {
            constants += one.getEnumConstants().length;
        } else if (one.isRecord()) {
            for (RecordComponent component : one.getRecordComponents()) {
                visit(component.getGenericType());
            }
        } else if (one.isSealed()) {
            for (Class<?> permitted : one.getPermittedSubclasses()) {
                visit(permitted);
            }
        }
    }
}
