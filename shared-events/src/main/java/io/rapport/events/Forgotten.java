package io.rapport.events;

/**
 * What is read in the place of a text that cannot be read any more. Collections of texts are empty then, and whatever
 * else may be absent is; so whether there was a text at all can still be told.
 */
public final class Forgotten {

    /** Its subject was forgotten. */
    public static final String WORD = "(forgotten)";

    /** It is sealed, and whoever reads has no keys. */
    public static final String SEALED = "(sealed)";

    private Forgotten() {}

    /** Whether {@code text} stands in the place of one that cannot be read. */
    public static boolean is(String text) {
        return text.equals(WORD) || text.equals(SEALED);
    }
}
