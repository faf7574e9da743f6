package io.rapport.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.springframework.http.ProblemDetail;

/** What failed on our side, and is none of the client's business. */
public final class Faults {

    private Faults() {}

    /**
     * Logs where it failed, without what it says: that may hold what a member wrote. Returns what the client is told.
     */
    public static ProblemDetail logged(Logger log, HttpServletRequest request, RuntimeException e) {
        ProblemDetail fault = Problem.fault();
        log.error(
                "{} failed with {} ({})",
                request.getMethod(),
                e.getClass().getName(),
                fault.getInstance(),
                BareStack.of(e));
        return fault;
    }
}
