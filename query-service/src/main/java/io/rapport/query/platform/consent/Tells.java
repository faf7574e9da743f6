package io.rapport.query.platform.consent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a text of an answer gives away. A text that does not say it is told to nobody but its member. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tells {

    /** What it is. */
    What value() default What.NAME;

    /** Says what it is, where that depends on the rest of the record; then {@link #value} counts for nothing. */
    Class<? extends Telling> by() default Telling.Always.class;

    /**
     * The component of the same record without which the text is the program's own, and so plain: words that nobody
     * wrote say nothing of anybody. Empty if the text is always somebody's.
     */
    String besides() default "";

    /** What a text can be. */
    enum What {
        /** Who a person is: names, and all by which one could find them. Opened by {@code NAMES}. */
        NAME,
        /** What the member wrote down about people, and what they said. Opened by {@code NOTES}. */
        NOTE,
        /** The member's own words for somebody. Opened by {@code NAMES} and {@code NOTES} together. */
        WORDS_FOR_SOMEBODY,
        /** The member's words about goals, plan and skills. Opened by {@code GOALS_AND_PLAN}. */
        GOAL,
        /** What the query is about, or no words of anybody's: opened with the query. */
        PLAIN
    }
}
