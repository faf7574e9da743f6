package io.rapport.query.platform.consent;

import io.rapport.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** That consent cannot be asked for, as a problem. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class ConsentProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onConsentUnavailable(ConsentUnavailableException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "ConsentUnavailable",
                        null,
                        "Whether this is open to you cannot be told at the moment, or is being changed. Ask again."));
    }
}
