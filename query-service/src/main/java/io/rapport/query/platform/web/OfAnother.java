package io.rapport.query.platform.web;

import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.engine.Owner;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Type;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** That a request asks for what is another member's, and was let in. */
public interface OfAnother {

    /** Whose data it asks for. */
    Owner owner();

    /** Who asks. */
    Owner viewer();

    /** The first day of which anything may be told; {@code null} if all of the past may be. */
    @Nullable
    LocalDate firstDay();

    /**
     * The answer as its viewer may see it.
     *
     * @param type what the answer is the JSON of
     * @throws NotFoundException if that is nothing
     */
    Answer<?> told(Answer<?> answer, Type type);

    /** Remembers it with the request. */
    default void remember(HttpServletRequest request) {
        request.setAttribute(OfAnother.class.getName(), this);
    }

    /** What was remembered; {@code null} if whoever asks does so for what is their own. */
    static @Nullable OfAnother in(HttpServletRequest request) {
        return (OfAnother) request.getAttribute(OfAnother.class.getName());
    }
}
