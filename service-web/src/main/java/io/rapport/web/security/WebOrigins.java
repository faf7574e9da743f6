package io.rapport.web.security;

import io.rapport.web.ProblemWriter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** The web pages that may ask from a browser, by their origins (CORS). None if none are named. */
final class WebOrigins {

    private static final Duration REMEMBERED_BY_BROWSERS = Duration.ofHours(1);

    private final List<String> origins;

    /** @throws IllegalArgumentException if one of them is no origin; {@code *} is none */
    WebOrigins(List<String> origins) {
        for (String origin : origins) {
            if (!isOrigin(origin)) {
                throw new IllegalArgumentException(
                        "RAPPORT_WEB_ORIGINS has to be origins with commas between them, such"
                                + " as https://app.example.org,http://localhost:3000");
            }
        }
        this.origins = List.copyOf(origins);
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && text.equals(
                            uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean areNone() {
        return origins.isEmpty();
    }

    /** Answers what browsers ask beforehand, without a token, and tells them what the page may read. */
    CorsFilter filter(ProblemWriter problems) {
        CorsConfiguration pages = new CorsConfiguration();
        pages.setAllowedOrigins(origins);
        pages.setAllowedMethods(List.of(
                HttpMethod.GET.name(),
                HttpMethod.HEAD.name(),
                HttpMethod.POST.name(),
                HttpMethod.PUT.name(),
                HttpMethod.PATCH.name(),
                HttpMethod.DELETE.name()));
        pages.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH,
                "Idempotency-Key",
                "Rapport-Applied",
                "X-Correlation-Id"));
        pages.setExposedHeaders(List.of(
                HttpHeaders.ETAG,
                HttpHeaders.LOCATION,
                HttpHeaders.CONTENT_DISPOSITION,
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.WWW_AUTHENTICATE,
                "Rapport-Applied",
                "Rapport-As-Of",
                "Rapport-Stopped"));
        pages.setAllowCredentials(false);
        pages.setMaxAge(REMEMBERED_BY_BROWSERS);
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", pages);
        CorsFilter filter = new CorsFilter(everywhere);
        filter.setCorsProcessor(new Refusing(problems));
        return filter;
    }

    private static final class Refusing extends DefaultCorsProcessor {

        private final ProblemWriter problems;

        Refusing(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            if (response instanceof ServletServerHttpResponse servlet) {
                problems.write(
                        servlet.getServletResponse(),
                        HttpStatus.FORBIDDEN,
                        "OriginNotAllowed",
                        HttpHeaders.ORIGIN,
                        "Pages of this origin may not ask, or not in this way: with GET, HEAD, POST, PUT, PATCH or DELETE"
                                + " and the headers that the API has. Which origins may is set where the service runs.");
            }
        }
    }
}
