package io.rapport.query.platform.consent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of a record of any kind, which kinds are about goals, plan or skills: what would be notes of it, and of all within
 * it, are words of {@code GOALS_AND_PLAN}.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfGoals {

    /** As the component's JSON has them. */
    String[] value();
}
