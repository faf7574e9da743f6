package io.rapport.system;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A word that stands in every text of one sort that a member wrote, so that it is seen wherever such a text is told.
 */
enum Canary {
    /** Who somebody is, or how to find them. */
    NAME,
    /** Free text about people and encounters. */
    NOTE,
    /** Words about goals, plan and skills. */
    PLAN,
    /** What was done for goals, plan and skills, and when. */
    DEED,
    /** How a gathering is called. */
    TITLE,
    /** How the member calls themselves. */
    SELF,
    /** What a member and their coach both read of their work. */
    TALK,
    /** What the coach alone reads. */
    KEPT;

    String word() {
        return "quiz" + name().toLowerCase(Locale.ROOT);
    }

    /** A text with it. */
    String in(String text) {
        return text + " " + word();
    }

    /** Those that are told in an answer. */
    static Set<Canary> of(String answer) {
        String told = answer.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(canary -> told.contains(canary.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Canary.class)));
    }
}
