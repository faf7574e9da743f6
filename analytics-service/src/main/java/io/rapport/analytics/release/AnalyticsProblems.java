package io.rapport.analytics.release;

import com.mongodb.MongoException;
import io.rapport.web.Faults;
import io.rapport.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error as a problem. Nothing that was sent is quoted. */
@RestControllerAdvice
class AnalyticsProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AnalyticsProblems.class);

    @ExceptionHandler
    ResponseEntity<Object> onUnavailable(MongoException e) {
        LOG.warn("The figures cannot be reached: {}", e.getClass().getSimpleName());
        return later("ReadModelsUnavailable", "The read models (MongoDB) cannot be reached at the moment. Ask again.");
    }

    @ExceptionHandler
    ResponseEntity<Object> onNotCountedYet(NotCountedYetException e) {
        return later(
                "FiguresNotCountedYet",
                "What happened so far is still being counted. Ask again, and all of it counts.");
    }

    @ExceptionHandler
    ResponseEntity<Object> onForbiddenCharacters(RequestRejectedException e) {
        return response(Problem.forbiddenCharacters(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> onFault(RuntimeException e, HttpServletRequest request) {
        return response(Faults.logged(LOG, request, e), HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Object> later(String rule, String detail) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return response(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, rule, null, detail), headers);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(Problem.notAcceptable(e.getSupportedMediaTypes()), HttpHeaders.EMPTY);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        return response(
                status == HttpStatus.NOT_FOUND
                        ? Problem.notFound()
                        : Problem.of(
                                status, Problem.rule(status), null, "The request is not one that this address takes."),
                headers);
    }

    private static ResponseEntity<Object> response(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
