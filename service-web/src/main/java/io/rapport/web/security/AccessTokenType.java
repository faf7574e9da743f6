package io.rapport.web.security;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JoseHeaderNames;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses what the issuer signs for other purposes with the same keys, such as notices of a logout, by the type in the
 * token's header. Access tokens are called {@code at+jwt} (RFC 9068), and by most issuers {@code JWT} or nothing.
 */
final class AccessTokenType implements OAuth2TokenValidator<Jwt> {

    private static final Set<String> OURS = Set.of("at+jwt", "jwt");
    private static final String LEFT_OUT_BY_MOST = "application/";

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return isOurs(token.getHeaders().get(JoseHeaderNames.TYP))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token is no access token", null));
    }

    private static boolean isOurs(@Nullable Object type) {
        if (type == null) {
            return true;
        }
        String name = type.toString().toLowerCase(Locale.ROOT);
        return OURS.contains(name.startsWith(LEFT_OUT_BY_MOST) ? name.substring(LEFT_OUT_BY_MOST.length()) : name);
    }
}
