package io.rapport.query.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The first day of which whoever asks may be told. What was before it would be left out of the answer anyway; a query
 * that begins there does not show by empty pages that there is something.
 *
 * @param day {@code null} if all of the past may be told
 */
public record FirstDay(@Nullable LocalDate day) {

    static FirstDay of(HttpServletRequest request) {
        OfAnother other = OfAnother.in(request);
        return new FirstDay(other == null ? null : other.firstDay());
    }

    /** The later one of this and the first day that is asked for. */
    public @Nullable LocalDate orLater(@Nullable LocalDate asked) {
        return day == null || (asked != null && asked.isAfter(day)) ? asked : day;
    }

    /**
     * Lets a query pass that would tell of what was before the first day.
     *
     * @throws NotFoundException if not all of the past may be told
     */
    public void requireAll() {
        if (day != null) {
            throw new NotFoundException();
        }
    }
}
