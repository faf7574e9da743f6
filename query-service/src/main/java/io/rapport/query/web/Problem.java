package io.rapport.query.web;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Errors as RFC 9457 problems: each names the broken rule, and its type is the rule's name as a URN. */
final class Problem {

    private static final String TYPE_PREFIX = "urn:rapport:problem:";

    private Problem() {}

    static ProblemDetail of(HttpStatus status, String rule, @Nullable String field, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE_PREFIX + kebab(rule)));
        problem.setTitle(words(rule));
        problem.setProperty("rule", rule);
        if (field != null) {
            problem.setProperty("field", field);
        }
        return problem;
    }

    private static String kebab(String rule) {
        return rule.replaceAll("(?<!^)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
    }

    private static String words(String rule) {
        String words = rule.replaceAll("(?<!^)(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
