package io.rapport.web.security;

import java.util.Arrays;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who sent the request, from the token that the security filters have checked. */
public record Caller(String tenant, String subject) {

    static final String TENANT = "tenant";

    /** The caller of the request that this thread handles. */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            String tenant = token.getToken().getClaimAsString(TENANT);
            String subject = token.getToken().getSubject();
            if (tenant != null && subject != null) {
                return new Caller(tenant, subject);
            }
        }
        throw new IllegalStateException("Nobody is authenticated");
    }

    /** Whether the token of the request that this thread handles has one of these roles. */
    public static boolean hasOneOf(Role... roles) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && Arrays.stream(roles)
                        .anyMatch(role -> authentication.getAuthorities().stream()
                                .anyMatch(authority -> role.authority().equals(authority.getAuthority())));
    }
}
