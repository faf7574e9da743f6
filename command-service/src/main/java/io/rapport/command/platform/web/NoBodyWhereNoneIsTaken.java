package io.rapport.command.platform.web;

import io.rapport.web.Problem;
import io.rapport.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/** Refuses what is sent with a command that takes no body: nobody would read it. An empty object says nothing. */
final class NoBodyWhereNoneIsTaken implements HandlerInterceptor {

    private static final Pattern NOTHING = Pattern.compile("\\s*(?:\\{\\s*})?\\s*");

    private final ProblemWriter problems;

    NoBodyWhereNoneIsTaken(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        BodyLimitFilter.KeptBody kept = WebUtils.getNativeRequest(request, BodyLimitFilter.KeptBody.class);
        if (!(handler instanceof HandlerMethod method)
                || kept == null
                || kept.body().length == 0
                || !CommandRequestResolver.isCommand(method)
                || takesBody(method)
                || NOTHING.matcher(new String(kept.body(), StandardCharsets.UTF_8))
                        .matches()) {
            return true;
        }
        problems.write(
                response,
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "MalformedBody",
                        null,
                        "This command takes no body: leave it out, or send an empty object."));
        return false;
    }

    private static boolean takesBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }
}
