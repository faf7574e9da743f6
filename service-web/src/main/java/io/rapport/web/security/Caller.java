package io.rapport.web.security;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who sent the request, from the token that the security filters have checked. */
public record Caller(String tenant, String subject) {

    static final String TENANT = "tenant";

    /** Tenants and subjects become parts of keys and ids, so they must not hold what separates those. */
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{Alnum}._:|@-]{1,128}");

    /** Whether a text can be a tenant or a subject; no token that names another one is valid. */
    public static boolean isIdentifier(String text) {
        return IDENTIFIER.matcher(text).matches();
    }

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
        return hasOneOf(List.of(roles));
    }

    /** Whether the token of the request that this thread handles has one of these roles. */
    public static boolean hasOneOf(List<Role> roles) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return false;
        }
        for (GrantedAuthority held : authentication.getAuthorities()) {
            for (Role role : roles) {
                if (role.authority().equals(held.getAuthority())) {
                    return true;
                }
            }
        }
        return false;
    }
}
