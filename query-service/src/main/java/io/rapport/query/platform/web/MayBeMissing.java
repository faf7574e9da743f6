package io.rapport.query.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** There may be nothing at the address, though it names nothing: the API description has the 404. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayBeMissing {

    /** Until when there is nothing. */
    String value();
}
