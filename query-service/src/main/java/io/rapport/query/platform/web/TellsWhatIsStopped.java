package io.rapport.query.platform.web;

import io.rapport.events.Owner;
import io.rapport.query.platform.reading.StoppedAggregates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Names in each answer the aggregates of the member that its read model does not follow any more. */
final class TellsWhatIsStopped implements HandlerInterceptor {

    static final String HEADER = "Rapport-Stopped";

    /** More do not go into a header. */
    private static final int MOST = 20;

    private final StoppedAggregates stopped;

    TellsWhatIsStopped(StoppedAggregates stopped) {
        this.stopped = stopped;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && OfAnother.in(request) == null) {
            ReadsFrom readModel = method.getBeanType().getAnnotation(ReadsFrom.class);
            if (readModel != null && !readModel.bySecret()) {
                Owner owner = RequestOwner.of(request);
                Set<String> ids = Set.of();
                for (String name : readModel.value()) {
                    ids = both(ids, stopped.of(name, owner));
                }
                if (!ids.isEmpty()) {
                    response.setHeader(HEADER, ids.stream().sorted().limit(MOST).collect(Collectors.joining(", ")));
                }
            }
        }
        return true;
    }

    /** Mostly there are none. */
    private static Set<String> both(Set<String> some, Set<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
