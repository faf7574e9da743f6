package io.rapport.query.platform.history;

import io.rapport.query.platform.engine.member.MemberFolds;
import io.rapport.query.platform.reading.Viewpoint;
import io.rapport.query.platform.web.ReadsFrom;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets every query of read models be asked as of a moment: the same query, over documents as they were then. Who may
 * ask is for consent to say, and that is today's.
 */
final class AsOf implements HandlerInterceptor {

    /** Says of which moment an answer is, in the words of the question, and the position up to which it goes. */
    static final String HEADER = "Rapport-As-Of";

    private final MemberLog log;
    private final SourceSearch search;
    private final MemberFolds folds;
    private final Certificates certificates;

    AsOf(MemberLog log, SourceSearch search, MemberFolds folds, Certificates certificates) {
        this.certificates = certificates;
        this.log = log;
        this.search = search;
        this.folds = folds;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() == null) {
            return true;
        }
        Moment moment =
                Moment.of(request.getParameter(Moment.AS_OF), request.getParameter(Moment.HAPPENED_BY), log::isToCome);
        if (moment == null) {
            return true;
        }
        PastView view = new PastView(moment, log, search, folds, certificates);
        request.setAttribute(AsOf.class.getName(), view);
        response.setHeader(HEADER, text(view));
        return true;
    }

    /** Whether this operation can be asked as of a moment. */
    static boolean isOf(HandlerMethod operation) {
        ReadsFrom readModel = operation.getBeanType().getAnnotation(ReadsFrom.class);
        return readModel != null && !readModel.bySecret();
    }

    private static String text(PastView view) {
        StringBuilder text = new StringBuilder("position=").append(view.position());
        append(text, "recordedBy", view.moment().recordedBy());
        append(text, Moment.HAPPENED_BY, view.moment().happenedBy());
        return text.toString();
    }

    private static void append(StringBuilder text, String name, @Nullable Instant moment) {
        if (moment != null) {
            text.append("; ").append(name).append('=').append(moment);
        }
    }

    /** From where the request looks that is being answered; {@code null} if from now. */
    static @Nullable PastView current() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null
                ? null
                : (PastView) request.getAttribute(AsOf.class.getName(), RequestAttributes.SCOPE_REQUEST);
    }

    /** What queries are told. */
    static final Viewpoint.Current VIEWPOINT = AsOf::current;
}
