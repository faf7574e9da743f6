package io.rapport.analytics.fold;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What each story counts in a month, so that one can be counted anew. It stays the text as which it is stored: of
 * hundreds of parts an event changes one, and the others are not even read.
 */
public final class Parts {

    static final Parts NONE = new Parts("");

    private static final char ENDS_ID = ':';
    private static final char ENDS_PART = ';';

    private final String text;

    private Parts(String text) {
        this.text = text;
    }

    /** Reads what {@link #text} has written. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Parts of(String text) {
        return text.isEmpty() ? NONE : new Parts(text);
    }

    /** As it is stored. */
    @JsonValue
    public String text() {
        return text;
    }

    /** What that story counts. */
    Counts of(UUID storyId) {
        String key = key(storyId);
        int at = text.indexOf(key);
        return at < 0 ? Counts.NONE : counts(at);
    }

    private static String key(UUID storyId) {
        return ShortId.append(new StringBuilder(ShortId.LENGTH + 1), storyId)
                .append(ENDS_ID)
                .toString();
    }

    private Counts counts(int from) {
        return Counts.of(text.substring(from + ShortId.LENGTH + 1, text.indexOf(ENDS_PART, from)));
    }

    /** With what that story counts now in the place of what it counted. */
    Parts with(UUID storyId, Counts now) {
        String key = key(storyId);
        String part = now.isEmpty() ? "" : key + now.text() + ENDS_PART;
        int from = text.indexOf(key);
        int to = from < 0 ? text.length() : text.indexOf(ENDS_PART, from) + 1;
        return of(text.substring(0, from < 0 ? to : from) + part + text.substring(to));
    }

    /** All of them together. */
    Counts sum() {
        Counts.Sum sum = new Counts.Sum();
        for (int from = 0; from < text.length(); from = text.indexOf(ENDS_PART, from) + 1) {
            counts(from).each(sum::add);
        }
        return sum.counts();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parts parts && text.equals(parts.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
