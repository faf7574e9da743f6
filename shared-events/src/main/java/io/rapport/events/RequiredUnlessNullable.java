package io.rapport.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Takes every component of a record for required unless it is {@link Nullable}, so that what the compiler knows and
 * what the JSON reader demands are the same: a required one is neither left out nor {@code null}, and nothing in a
 * collection is {@code null}.
 */
public class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

    /** Adds nothing to what Jackson's own introspector needs. */
    public RequiredUnlessNullable() {}

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        AnnotatedType type = componentType(member);
        return type == null ? super.hasRequiredMarker(config, member) : (Boolean) !isNullable(type);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        JsonSetter.Value stated = super.findSetterInfo(config, annotated);
        AnnotatedType type = componentType(annotated);
        return type == null ? stated : stated.withValueNulls(isNullable(type) ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** The type of a record's component, or {@code null} if {@code annotated} is not one in a constructor. */
    private static @Nullable AnnotatedType componentType(Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner() instanceof AnnotatedConstructor owner
                && owner.getDeclaringClass().isRecord()) {
            return owner.getAnnotated().getAnnotatedParameterTypes()[parameter.getIndex()];
        }
        return null;
    }
}
