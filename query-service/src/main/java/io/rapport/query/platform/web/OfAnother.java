package io.rapport.query.platform.web;

import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Type;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** That a request asks for what is another member's, and was let in. */
public interface OfAnother {

    /** Whose data it asks for. */
    Owner owner();

    /** Who asks. */
    Owner viewer();

    /** Of whose aggregates whoever asks may know how far the read models are: of what they share, unless said. */
    default Owner knowsProgressOf() {
        return viewer();
    }

    /** The first day of which anything may be told; {@code null} if all of the past may be. */
    @Nullable
    LocalDate firstDay();

    /** Whether words that somebody wrote are told at all. */
    default boolean readsTexts() {
        return true;
    }

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

    /** Whether whoever asks what this thread answers is told words that somebody wrote. */
    static boolean textsAreTold() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null
                || !(request.getAttribute(OfAnother.class.getName(), RequestAttributes.SCOPE_REQUEST)
                        instanceof OfAnother other)
                || other.readsTexts();
    }

    /** What was remembered; {@code null} if whoever asks does so for what is their own. */
    static @Nullable OfAnother in(HttpServletRequest request) {
        return (OfAnother) request.getAttribute(OfAnother.class.getName());
    }
}
