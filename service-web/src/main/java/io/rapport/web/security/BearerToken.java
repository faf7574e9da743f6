package io.rapport.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * The token of {@code Authorization: Bearer} (RFC 6750, section 2.1), and of no other place. It looks at each character
 * once; Spring's own resolver matches a regular expression against hundreds of them.
 */
final class BearerToken implements BearerTokenResolver {

    private static final String SCHEME = "Bearer";
    private static final boolean[] OF_TOKEN = new boolean[128];

    static {
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/"
                .chars()
                .forEach(c -> OF_TOKEN[c] = true);
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.length() > SCHEME.length() && header.charAt(SCHEME.length()) == ' '
                ? header.substring(SCHEME.length() + 1)
                : "";
        if (!isToken(token)) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Bearer token is malformed"));
        }
        return token;
    }

    /** {@code b64token}: letters, digits and {@code -._~+/}, then any number of {@code =}. */
    private static boolean isToken(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= OF_TOKEN.length || !OF_TOKEN[c]) {
                return false;
            }
        }
        return end > 0;
    }
}
