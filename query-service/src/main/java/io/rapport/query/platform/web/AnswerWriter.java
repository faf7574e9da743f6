package io.rapport.query.platform.web;

import io.rapport.query.platform.answer.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Writes what a controller answered, or that the client has it already. */
final class AnswerWriter implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return type.getParameterType() == Answer.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
        if (!(value instanceof Answer<?> found) || response == null || asked == null) {
            throw new IllegalStateException("A query has an answer, and is asked over HTTP");
        }
        OfAnother other = OfAnother.in(asked);
        Answer<?> answer = other == null ? found : other.told(found, saidBy(type));
        String etag = answer.etag();
        if (etag != null) {
            // Instead of no-store: the client's own memory may keep it, and asks each time whether it still holds.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            if (request.checkNotModified(etag)) {
                return;
            }
        }
        byte[] json = answer.json();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** What an {@code Answer<T>} is the JSON of. */
    private static Type saidBy(MethodParameter answer) {
        return ((ParameterizedType) answer.getGenericParameterType()).getActualTypeArguments()[0];
    }
}
