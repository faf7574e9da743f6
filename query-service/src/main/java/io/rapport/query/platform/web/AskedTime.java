package io.rapport.query.platform.web;

import org.jspecify.annotations.Nullable;

/** The days or months that a question is about: {@code to} comes after the last one, everywhere. */
public final class AskedTime {

    private AskedTime() {}

    /**
     * Refuses a time in which there is nothing, which is a slip: who asks from a day to the same day means that day.
     *
     * @throws InvalidFieldException if {@code to} is not later than {@code from}; without one of them it is
     */
    public static <T extends Comparable<? super T>> void mustBeSome(@Nullable T from, @Nullable T to) {
        if (from != null && to != null && to.compareTo(from) <= 0) {
            throw new InvalidFieldException("to", "It is after the last one that is asked for, so later than from.");
        }
    }
}
