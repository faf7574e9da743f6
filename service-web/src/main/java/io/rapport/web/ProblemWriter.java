package io.rapport.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller has been reached yet. */
public final class ProblemWriter {

    private final JsonMapper json;

    /** @param json what writes them */
    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers with a problem of this rule. */
    public void write(
            HttpServletResponse response, HttpStatus status, String rule, @Nullable String field, String detail)
            throws IOException {
        write(response, Problem.of(status, rule, field, detail));
    }

    /** Answers with this problem. */
    public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
