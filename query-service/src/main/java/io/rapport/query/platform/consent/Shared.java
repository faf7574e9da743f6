package io.rapport.query.platform.consent;

import io.rapport.events.coaching.Scope;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a member can open what this query answers to their coach, who finds it below {@code /members/{memberId}}.
 * Whatever of the answer says who somebody is, or is free text, needs scopes of its own ({@link Tells}).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@OpenTo(value = Role.MEMBER, ofAnother = Role.COACH)
public @interface Shared {

    /** The scope that opens it. */
    Scope value();
}
