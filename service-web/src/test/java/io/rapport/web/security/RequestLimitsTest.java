package io.rapport.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.web.ProblemWriter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Limits of requests")
class RequestLimitsTest {

    private static final int NO_LIMIT = 0;

    private final AtomicLong nanos = new AtomicLong(1_000);

    private RequestLimits limits(int memberRate, int memberBurst, int tenantRate, int tenantBurst) {
        RequestRates rates = new RequestRates(new Rate(memberRate, memberBurst), new Rate(tenantRate, tenantBurst));
        return new RequestLimits(rates, new ProblemWriter(JsonMapper.shared()), nanos::get);
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static MockHttpServletResponse send(RequestLimits limits, String tenant, String member) {
        Jwt token = Jwt.withTokenValue("a")
                .header("alg", "RS256")
                .subject(member)
                .claim("tenant", tenant)
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
        return send(limits);
    }

    private static MockHttpServletResponse send(RequestLimits limits) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        try {
            limits.doFilter(new MockHttpServletRequest("GET", "/timeline"), response, chain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        assertThat(chain.getRequest() != null)
                .as("goes on unless it is refused")
                .isEqualTo(response.getStatus() == 200);
        return response;
    }

    private static int passed(int times, RequestLimits limits, String tenant, String member) {
        int passed = 0;
        for (int n = 0; n < times; n++) {
            passed += send(limits, tenant, member).getStatus() == 200 ? 1 : 0;
        }
        return passed;
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    @DisplayName("let a member send a burst, then so many a second, and all of a burst again after silence")
    void ofMember() {
        RequestLimits limits = limits(10, 20, NO_LIMIT, 1);
        assertThat(passed(30, limits, "acme", "ana")).isEqualTo(20);
        passes(Duration.ofMillis(500));
        assertThat(passed(30, limits, "acme", "ana")).isEqualTo(5);
        passes(Duration.ofMinutes(1));
        assertThat(passed(30, limits, "acme", "ana")).isEqualTo(20);
    }

    @Test
    @DisplayName("say in whole seconds when to come again, whose limit it is, and quote nobody")
    void refusal() throws IOException {
        RequestLimits limits = limits(1, 1, NO_LIMIT, 1);
        assertThat(send(limits, "acme", "ana").getStatus()).isEqualTo(200);
        MockHttpServletResponse refused = send(limits, "acme", "ana");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentAsString())
                .contains("\"rule\":\"TooManyRequests\"", "urn:rapport:problem:too-many-requests", "than you may send")
                .doesNotContain("ana")
                .doesNotContain("acme");
        passes(Duration.ofSeconds(1));
        assertThat(send(limits, "acme", "ana").getStatus()).isEqualTo(200);
    }

    @Test
    @DisplayName("are each member's own: whoever is called the same elsewhere has theirs")
    void membersApart() {
        RequestLimits limits = limits(1, 2, NO_LIMIT, 1);
        assertThat(passed(5, limits, "acme", "ana")).isEqualTo(2);
        assertThat(passed(5, limits, "acme", "ben")).isEqualTo(2);
        assertThat(passed(5, limits, "summit", "ana")).isEqualTo(2);
    }

    @Test
    @DisplayName("hold for all of a tenant together, and one who is refused takes nothing of the others' share")
    void ofTenant() throws IOException {
        RequestLimits limits = limits(1, 6, 1, 10);
        assertThat(passed(100, limits, "acme", "ana")).isEqualTo(6);
        assertThat(passed(100, limits, "acme", "ben")).isEqualTo(4);
        assertThat(send(limits, "acme", "cem").getContentAsString()).contains("all of your tenant together");
        assertThat(passed(100, limits, "summit", "ana")).isEqualTo(6);
    }

    @Test
    @DisplayName("are none with a rate of 0, and none for what needs no token")
    void off() {
        assertThat(passed(10_000, limits(NO_LIMIT, 1, NO_LIMIT, 1), "acme", "ana"))
                .isEqualTo(10_000);
        nobody();
        RequestLimits limits = limits(1, 1, 1, 1);
        assertThat(send(limits).getStatus()).isEqualTo(200);
        assertThat(send(limits).getStatus()).isEqualTo(200);
    }

    @Test
    @DisplayName("cannot be less than none, or let nobody through")
    void settings() {
        assertThatThrownBy(() -> Rate.of("RAPPORT_MEMBER", -1, 1)).hasMessageContaining("RAPPORT_MEMBER_RATE");
        assertThatThrownBy(() -> Rate.of("RAPPORT_TENANT", 1, 0)).hasMessageContaining("RAPPORT_TENANT_BURST");
        assertThat(Rate.of("RAPPORT_MEMBER", 0, 1)).isEqualTo(new Rate(0, 1));
    }
}
