package io.rapport.query.platform.web;

import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list. */
public record Page<T>(
        List<T> items,

        @Schema(description = "Send it as cursor to get the next part; absent on the last one")
        @Tells(What.PLAIN)
        @Nullable
        String next) {

    /**
     * Cuts a page out of one more item than it takes, which tells whether there are any after it.
     *
     * @param found up to {@code limit + 1} items
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> cursorAfter) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursorAfter.apply(items.getLast()).text());
    }

    /** The same page with its items in another form. */
    public <V> Page<V> map(Function<T, V> form) {
        return new Page<>(items.stream().map(form).toList(), next);
    }
}
