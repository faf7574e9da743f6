package io.rapport.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What answers tell browsers to refrain from: guessing types, framing, telling others the address, loading anything.
 */
public final class SecurityHeaders {

    /** Where Swagger UI is, the only pages that there are. */
    private static final String PAGES = "/swagger-ui";

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Swagger UI sets styles in the page, and draws with images that are in its style sheet. */
    private static final String OF_PAGES =
            NOTHING + "; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

    private static final Pattern HEALTH = Pattern.compile("/livez|/readyz|/actuator/.*");

    private SecurityHeaders() {}

    /**
     * Those that Spring Security does not write by itself.
     *
     * @param issuer where the pages log in
     */
    public static HeaderWriter withLoginAt(String issuer) {
        String ofPages = OF_PAGES + " " + originOf(issuer);
        return (request, response) -> {
            response.setHeader(
                    "Content-Security-Policy", request.getRequestURI().startsWith(PAGES) ? ofPages : NOTHING);
            response.setHeader("Referrer-Policy", "no-referrer");
        };
    }

    /**
     * Who asks for health is told when to ask again, too; what else answers with 503 says it itself, or knows why not.
     */
    public static void sayWhenHealthMayBeAskedAgain(HttpServletRequest request, HttpServletResponse response) {
        if (response.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()
                && HEALTH.matcher(request.getRequestURI()).matches()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        }
    }

    private static String originOf(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** All of them, for answers that did not come past Spring Security. */
    static void addAll(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store");
    }

    /** Whether the client came over https, to us or to whoever stands before us. */
    public static boolean cameOverHttps(HttpServletRequest request) {
        return request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
    }
}
