package io.rapport.events;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Takes every component of a record for required unless it is {@link Nullable}, so that what the compiler knows and
 * what the JSON reader demands are the same.
 */
public class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

    /** Adds nothing to what Jackson's own introspector needs. */
    public RequiredUnlessNullable() {}

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter
                && parameter.getOwner() instanceof AnnotatedConstructor owner
                && owner.getDeclaringClass().isRecord()) {
            return !isNullable(owner.getAnnotated(), parameter.getIndex());
        }
        return super.hasRequiredMarker(config, member);
    }

    private static boolean isNullable(Constructor<?> constructor, int index) {
        AnnotatedType type = constructor.getAnnotatedParameterTypes()[index];
        return type.isAnnotationPresent(Nullable.class);
    }
}
