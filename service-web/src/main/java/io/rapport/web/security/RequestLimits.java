package io.rapport.web.security;

import io.rapport.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a member or a tenant sends beyond their rate, once it is known who they are and before anything else is
 * done. A member who is refused takes nothing of their tenant's share. Each instance counts by itself; what needs no
 * token is not counted.
 */
final class RequestLimits extends OncePerRequestFilter {

    private final Buckets<Caller> ofMembers;
    private final Buckets<String> ofTenants;
    private final ProblemWriter problems;

    RequestLimits(RequestRates rates, ProblemWriter problems, LongSupplier nanos) {
        this.ofMembers = new Buckets<>(rates.ofMember(), nanos);
        this.ofTenants = new Buckets<>(rates.ofTenant(), nanos);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken) {
            Caller caller = Caller.current();
            long ofMember = ofMembers.secondsUntilToken(caller);
            if (ofMember > 0) {
                refuse(response, "you", ofMembers.rate(), ofMember);
                return;
            }
            long ofTenant = ofTenants.secondsUntilToken(caller.tenant());
            if (ofTenant > 0) {
                refuse(response, "all of your tenant together", ofTenants.rate(), ofTenant);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void refuse(HttpServletResponse response, String whose, Rate rate, long seconds) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "TooManyRequests",
                null,
                "More requests came than %s may send: %d at once, and %d a second. Nothing happened; send it again."
                        .formatted(whose, rate.burst(), rate.perSecond()));
    }
}
