package io.rapport.query.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the projections that a controller answers from, so that its queries can wait for what {@code Rapport-Applied}
 * names.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsFrom {

    /** The projections' names. */
    String[] value();

    /** Whether it is of two, one of whom changes what is the other's: then {@code Rapport-Applied} may name that. */
    boolean ofTwo() default false;

    /** Whether it is the tenant's: then {@code Rapport-Applied} of those who run it may name what is no member's. */
    boolean ofTenant() default false;

    /** Whether what is asked for is known by a secret in the address: then there is no token, and no member of it. */
    boolean bySecret() default false;
}
