package io.rapport.query.platform.history;

import io.rapport.events.SealsUnavailableException;
import io.rapport.query.platform.engine.member.NoRoomException;
import io.rapport.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** That the log cannot be read, as a problem. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class HistoryProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onLogUnavailable(LogUnavailableException e) {
        return unavailable(
                "LogUnavailable", "The log, from which the past is told, does not answer at the moment. Ask again.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onSealsUnavailable(SealsUnavailableException e) {
        return unavailable(
                "KeyringUnavailable",
                "What the past is told of is sealed, and cannot be opened at the moment. Ask again.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onNoRoom(NoRoomException e) {
        return unavailable(
                "PastIsBusy",
                "Others ask for the past of long histories at the moment, which takes memory. Ask again.");
    }

    private static ResponseEntity<ProblemDetail> unavailable(String rule, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, rule, null, detail));
    }
}
