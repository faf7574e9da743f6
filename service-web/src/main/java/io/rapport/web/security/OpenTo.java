package io.rapport.web.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says whose operation this is: whoever has one of these roles may ask. What the method says counts before what its
 * controller says. An operation that says nothing keeps its service from starting.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OpenTo {

    /** Who may ask about their own. None is needed if there are none: then the address itself holds a secret. */
    Role[] value();

    /** Who may ask about another member, whom the address names as {@code memberId}, if that one lets them. */
    Role[] ofAnother() default {};
}
