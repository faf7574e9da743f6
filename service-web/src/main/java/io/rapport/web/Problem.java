package io.rapport.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Errors as RFC 9457 problems: each names the broken rule, and its type is the rule's name as a URN. Its instance is an
 * id of this one occurrence, by which a fault is found in the log.
 */
public final class Problem {

    private static final String TYPE_PREFIX = "urn:rapport:problem:";

    private Problem() {}

    /** A problem of this rule; with the field it is about, if it is about one. */
    public static ProblemDetail of(HttpStatus status, String rule, @Nullable String field, String detail) {
        return of(status, rule, field, detail, Map.of());
    }

    /** A problem with facts beside it, each under its own name. */
    public static ProblemDetail of(
            HttpStatus status, String rule, @Nullable String field, String detail, Map<String, Object> facts) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE_PREFIX + kebab(rule)));
        problem.setTitle(words(rule));
        // Without one, Spring takes the address that was sent, and with it whatever is in there.
        problem.setInstance(URI.create("urn:uuid:" + UUID.randomUUID()));
        problem.setProperty("rule", rule);
        if (field != null) {
            problem.setProperty("field", field);
        }
        facts.forEach(problem::setProperty);
        return problem;
    }

    /** What went wrong here and is none of the client's business. */
    public static ProblemDetail fault() {
        return of(HttpStatus.INTERNAL_SERVER_ERROR, "Fault", null, "Something is wrong on our side. Ask again later.");
    }

    /** The caller has none of the roles that are needed here. */
    public static ProblemDetail forbidden() {
        return of(HttpStatus.FORBIDDEN, "Forbidden", null, "Your roles do not include the one that this needs.");
    }

    /** There is nothing of the caller's at this address; whether somebody else has something there is not told. */
    public static ProblemDetail notFound() {
        return of(HttpStatus.NOT_FOUND, "NotFound", null, "There is nothing of yours at this address.");
    }

    /** A header, a parameter or the address has characters that cannot stand there, such as bytes from 0x80 on. */
    public static ProblemDetail forbiddenCharacters() {
        return of(
                HttpStatus.BAD_REQUEST,
                "BadRequest",
                null,
                "A header or the address holds characters that cannot stand there: headers take printable ASCII, and in"
                        + " an address everything else is written as % and two hexadecimal digits of UTF-8.");
    }

    /** The server could not take the request apart, or its address leads nowhere for certain. */
    public static ProblemDetail unreadable() {
        return of(
                HttpStatus.BAD_REQUEST,
                "BadRequest",
                null,
                "The request cannot be read. Address and headers have 8 KB together at the most; in an address all but"
                        + " letters, digits and -._~ is written as % and two hexadecimal digits of UTF-8, so [ as %5B, and"
                        + " between two slashes there is something, which is neither . nor .. and has no semicolon.");
    }

    /** Nothing that {@code Accept} names can be answered; with what can be, unless the header cannot be read. */
    public static ProblemDetail notAcceptable(List<MediaType> possible) {
        return of(
                HttpStatus.NOT_ACCEPTABLE,
                "NotAcceptable",
                HttpHeaders.ACCEPT,
                possible.isEmpty()
                        ? "Accept names media types with commas between them, such as application/json."
                        : "The answer is given as "
                                + possible.stream().map(MediaType::toString).collect(Collectors.joining(" or "))
                                + ".");
    }

    /** The rule that a status stands for where no other was broken, such as {@code BadRequest}. */
    public static String rule(HttpStatus status) {
        return Arrays.stream(status.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String kebab(String rule) {
        return rule.replaceAll("(?<!^)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
    }

    private static String words(String rule) {
        String words = rule.replaceAll("(?<!^)(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
