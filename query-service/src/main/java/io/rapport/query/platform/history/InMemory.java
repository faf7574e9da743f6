package io.rapport.query.platform.history;

import io.rapport.query.platform.engine.member.FoldingRoom;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What a request has of the room in which the past is folded, until it is answered. So a few who ask for the past of
 * members with long histories wait for each other, or are told to ask again, and do not end the process.
 */
final class InMemory implements HandlerInterceptor {

    private static final String NAME = InMemory.class.getName();

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** That of the request of this thread. */
    static FoldingRoom.Share share() {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        FoldingRoom.Share share = (FoldingRoom.Share) request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST);
        if (share == null) {
            share = FoldingRoom.OF_PROCESS.share(PATIENCE);
            request.setAttribute(NAME, share, RequestAttributes.SCOPE_REQUEST);
        }
        return share;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        if (request.getAttribute(NAME) instanceof FoldingRoom.Share share) {
            request.removeAttribute(NAME);
            share.close();
        }
    }
}
