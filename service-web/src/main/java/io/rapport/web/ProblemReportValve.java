package io.rapport.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Tomcat's last word on a request that reached no filter of ours, such as one whose address cannot be decoded: a
 * problem instead of a page.
 */
final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    private final ProblemWriter problems;

    ProblemReportValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        SecurityHeaders.addAll(response);
        try {
            // Not its facade, to which an answer counts as sent once an error was sent.
            problems.write(
                    response,
                    switch (status) {
                        case INTERNAL_SERVER_ERROR -> Problem.fault();
                        case BAD_REQUEST -> Problem.unreadable();
                        default ->
                            Problem.of(status, Problem.rule(status), null, "The request is not one that can be taken.");
                    });
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("The client did not wait for the answer", e);
        }
    }
}
