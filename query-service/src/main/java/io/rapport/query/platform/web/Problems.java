package io.rapport.query.platform.web;

import com.mongodb.MongoException;
import io.rapport.query.platform.merges.MergedException;
import io.rapport.web.Faults;
import io.rapport.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.apache.tomcat.util.http.InvalidParameterException;
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
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of a query as a problem. Nothing that the client sent is quoted, and nothing of the inside is shown. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String SOON = "1";

    @ExceptionHandler
    ResponseEntity<Object> onNotFound(NotFoundException e) {
        return response(Problem.notFound());
    }

    /** The same question about the record that stands for the person now; the two may be split again. */
    @ExceptionHandler
    ResponseEntity<Object> onMerged(MergedException e, HttpServletRequest request) {
        ProblemDetail problem = Problem.of(
                HttpStatus.TEMPORARY_REDIRECT,
                "RelationshipMerged",
                null,
                "This record was merged into another one of the same person: ask there.");
        problem.setProperty("into", e.into());
        String query = request.getQueryString();
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(URI.create(
                request.getRequestURI().replace(e.record().toString(), e.into().toString())
                        + (query == null ? "" : "?" + query)));
        return response(problem, headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> onInvalidField(InvalidFieldException e) {
        return response(Problem.of(HttpStatus.BAD_REQUEST, e.code(), e.field(), e.detail()));
    }

    @ExceptionHandler
    ResponseEntity<Object> onForbiddenCharacters(RequestRejectedException e) {
        return response(Problem.forbiddenCharacters());
    }

    @ExceptionHandler
    ResponseEntity<Object> onNotYetApplied(NotYetAppliedException e) {
        return later(Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "NotYetApplied",
                ReadYourWrites.HEADER,
                "The read model does not have that yet. Ask again in a moment."));
    }

    @ExceptionHandler
    ResponseEntity<Object> onReadModelStopped(ReadModelStoppedException e) {
        // Without Retry-After: asking again is in vain until an operator or another version has mended it.
        return response(Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "ReadModelStopped",
                ReadYourWrites.HEADER,
                "The read model has stopped at an event that it cannot apply, and does not follow that any more. What it"
                        + " had before is answered without this header."));
    }

    @ExceptionHandler
    ResponseEntity<Object> onReadModelsUnavailable(MongoException e) {
        LOG.warn("The read models cannot be reached: {}", e.getClass().getSimpleName());
        return later(unavailable());
    }

    @ExceptionHandler
    ResponseEntity<Object> onReadModelsKnownToBeUnavailable(ReadModelsUnavailableException e) {
        // The probe has said so in the log, once.
        return later(unavailable());
    }

    private static ProblemDetail unavailable() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "ReadModelsUnavailable",
                null,
                "The read models (MongoDB) cannot be reached at the moment. Ask again.");
    }

    @ExceptionHandler
    ResponseEntity<Object> onUndecodableParameter(InvalidParameterException e) {
        return response(Problem.of(
                HttpStatus.BAD_REQUEST,
                "BadRequest",
                null,
                "A parameter cannot be decoded: % is written as %25, and other bytes are UTF-8."));
    }

    @ExceptionHandler
    ResponseEntity<Object> onFault(RuntimeException e, HttpServletRequest request) {
        return response(Faults.logged(LOG, request, e));
    }

    @Override
    protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(
                Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "MethodNotAllowed",
                        null,
                        "Queries are sent with the method GET."),
                headers);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(Problem.notAcceptable(e.getSupportedMediaTypes()));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        if (status == HttpStatus.NOT_FOUND) {
            return response(Problem.notFound());
        }
        return response(
                Problem.of(status, Problem.rule(status), null, "The request is not one that this address takes."),
                headers);
    }

    private static ResponseEntity<Object> later(ProblemDetail problem) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, SOON);
        return response(problem, headers);
    }

    private static ResponseEntity<Object> response(ProblemDetail problem) {
        return response(problem, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Object> response(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
