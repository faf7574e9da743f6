package io.rapport.command.platform.web;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.forgetting.ForgettingUnderWayException;
import io.rapport.command.platform.leadership.StoreTrouble;
import io.rapport.events.NotUnderstoodException;
import io.rapport.events.SealsUnavailableException;
import io.rapport.trouble.Trouble;
import io.rapport.web.BareStack;
import io.rapport.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every error of a request as a problem. Nothing that the client sent is quoted, and nothing of the inside is shown.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final CommandDispatcher commands;
    private final UnreadableBody unreadableBody;

    Problems(CommandDispatcher commands, UnreadableBody unreadableBody) {
        this.commands = commands;
        this.unreadableBody = unreadableBody;
    }

    /** A repeated request may be rejected only because the first one was accepted: its answer comes before any rule. */
    @ExceptionHandler
    ResponseEntity<?> onRejected(RejectedException rejected, HttpServletRequest request) {
        try {
            Optional<ResponseEntity<Map<String, Object>>> first =
                    CommandRequestResolver.resolvedIn(request).flatMap(commands::firstAnswer);
            return first.isPresent() ? first.get() : response(problem(rejected.rejection()));
        } catch (RejectedException reused) {
            return response(problem(reused.rejection()));
        }
    }

    @ExceptionHandler
    ResponseEntity<Object> onInvalidHeader(InvalidHeaderException e) {
        return response(Problem.of(HttpStatus.BAD_REQUEST, "InvalidHeader", e.header(), e.detail()));
    }

    @ExceptionHandler
    ResponseEntity<Object> onForbiddenCharacters(RequestRejectedException e) {
        return response(Problem.forbiddenCharacters());
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Object> onStoreUnavailable(Exception e, HttpServletRequest request) {
        Trouble trouble = StoreTrouble.of(e);
        LOG.warn("The event store takes no command: {}", trouble);
        if (trouble.code().equals("EventStoreFull")) {
            return later(
                    trouble.code(),
                    "The event store has no room left. Nothing happened; send the request again once there is some.");
        }
        return later(
                "EventStoreUnavailable",
                "The event store (PostgreSQL) does not answer. Nothing is known to have happened; send the request again"
                        + " with the same Idempotency-Key.");
    }

    @ExceptionHandler
    ResponseEntity<Object> onKeyringUnavailable(SealsUnavailableException e) {
        if (e.unknown()) {
            LOG.error(
                    "The keyring does not know whose something is: it is another keyring than that of the event store");
        } else {
            LOG.warn("The keyring does not answer");
        }
        return later(
                "KeyringUnavailable",
                "The keyring does not answer, so nothing can be written down. Nothing happened; send the request again.");
    }

    @ExceptionHandler
    ResponseEntity<Object> onForgettingUnderWay(ForgettingUnderWayException e) {
        LOG.warn("Somebody is to be forgotten, and not all is gone yet");
        return later(
                "ForgettingUnderWay",
                "It is recorded, and goes on until all is gone. Send the request again: it is answered once that is so.");
    }

    private static ResponseEntity<Object> later(String rule, String detail) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return response(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, rule, null, detail), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> onFault(RuntimeException e, HttpServletRequest request) {
        if (isNotUnderstood(e)) {
            LOG.warn("{} {} needs a newer version of this service", request.getMethod(), pattern(request));
            return later(
                    "WrittenByNewerVersion",
                    "A newer version of Rapport has written to this, which this one cannot read. Nothing happened; send"
                            + " the request again, or wait until all of it is updated.");
        }
        ProblemDetail fault = Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "Fault", null, "Something is wrong on our side. Nothing happened.");
        // The message may hold what the member wrote; the stack says where to look.
        LOG.error(
                "{} {} failed with {} ({})",
                request.getMethod(),
                pattern(request),
                e.getClass().getName(),
                fault.getInstance(),
                BareStack.of(e));
        return response(fault);
    }

    private static boolean isNotUnderstood(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotUnderstoodException) {
                return true;
            }
        }
        return false;
    }

    private static Object pattern(HttpServletRequest request) {
        Object pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
        return pattern == null ? "?" : pattern;
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(unreadableBody.problem(e, request));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(unreadableBody.problem(e.getBindingResult()));
    }

    @Override
    protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String allowed = e.getSupportedMethods() == null ? "" : String.join(", ", e.getSupportedMethods());
        return response(
                Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED, "MethodNotAllowed", null, "This address takes " + allowed + "."),
                headers);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(unsupportedMediaType(HttpHeaders.CONTENT_TYPE));
    }

    /** Of a body that is no JSON by this header. */
    static ProblemDetail unsupportedMediaType(String header) {
        return Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "UnsupportedMediaType",
                header,
                "Send the body as application/json, in UTF-8 and as it is.");
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
        return response(
                status == HttpStatus.NOT_FOUND
                        ? Problem.notFound()
                        : Problem.of(
                                status, Problem.rule(status), null, "The request is not one that this address takes."),
                headers);
    }

    private static ProblemDetail problem(Rejection rejection) {
        return Problem.of(
                statusOf(rejection.kind()), rejection.rule(), rejection.field(), rejection.detail(), rejection.facts());
    }

    private static HttpStatus statusOf(Rejection.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case PRECONDITION_FAILED -> HttpStatus.PRECONDITION_FAILED;
            case AGAINST_RULE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
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
