package io.rapport.query.platform.web;

import io.rapport.query.platform.engine.ReadModelsProbe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a query at once while MongoDB is known not to answer: queries that wait would pile up. */
final class RefusesInVain implements HandlerInterceptor {

    private final ReadModelsProbe probe;

    RefusesInVain(ReadModelsProbe probe) {
        this.probe = probe;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().isAnnotationPresent(ReadsFrom.class)
                && probe.trouble() != null) {
            throw new ReadModelsUnavailableException();
        }
        return true;
    }
}
