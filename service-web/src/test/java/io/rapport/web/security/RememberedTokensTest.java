package io.rapport.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

@DisplayName("A token that was verified")
class RememberedTokensTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final List<String> verified = new ArrayList<>();
    private final JwtTimestampValidator timestamps = new JwtTimestampValidator(SKEW);
    private final RememberedTokens tokens = new RememberedTokens(
            this::verify,
            timestamps,
            this::keys,
            () -> Duration.between(START, now()).toNanos());
    private Duration passed = Duration.ZERO;
    private Instant expiry = START.plus(Duration.ofHours(1));
    private boolean keyWithdrawn;
    private long keys = 1;

    private Instant now() {
        return START.plus(passed);
    }

    private long keys() {
        return keys;
    }

    @BeforeEach
    void letTimeBeOurs() {
        timestamps.setClock(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        });
    }

    /** What the decoder behind it does, as far as it matters here. */
    private Jwt verify(String token) {
        verified.add(token);
        Jwt jwt = Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(expiry)
                .build();
        if (keyWithdrawn || timestamps.validate(jwt).hasErrors()) {
            throw new BadJwtException("Not valid");
        }
        return jwt;
    }

    @Test
    @DisplayName("is not verified again when it comes again, and no other one is taken for it")
    void onceVerified() {
        assertThat(tokens.decode("ana").getSubject()).isEqualTo("ana");
        assertThat(tokens.decode("ben").getSubject()).isEqualTo("ben");
        assertThat(tokens.decode("ana").getSubject()).isEqualTo("ana");
        assertThat(verified).containsExactly("ana", "ben");
    }

    @Test
    @DisplayName("is refused as soon as it has expired")
    void expired() {
        expiry = START.plus(Duration.ofMinutes(1));
        tokens.decode("ana");
        passed = Duration.ofMinutes(1).plus(SKEW).minusSeconds(1);
        tokens.decode("ana");
        passed = passed.plusSeconds(2);
        assertThatThrownBy(() -> tokens.decode("ana")).isInstanceOf(BadJwtException.class);
    }

    @Test
    @DisplayName("is verified anew as soon as the issuer's keys are others or are not known any more")
    void withdrawnKey() {
        tokens.decode("ana");
        keys = 2;
        tokens.decode("ana");
        tokens.decode("ana");
        assertThat(verified).hasSize(2);
        keyWithdrawn = true;
        keys = IssuerKeys.NONE;
        assertThatThrownBy(() -> tokens.decode("ana")).isInstanceOf(BadJwtException.class);
    }

    @Test
    @DisplayName("is not remembered if it was verified while no keys were known")
    void noKeys() {
        keys = IssuerKeys.NONE;
        tokens.decode("ana");
        tokens.decode("ana");
        assertThat(verified).hasSize(2);
    }

    @Test
    @DisplayName("is looked at again each time, if it was refused")
    void refused() {
        keyWithdrawn = true;
        assertThatThrownBy(() -> tokens.decode("ana")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("ana")).isInstanceOf(BadJwtException.class);
        assertThat(verified).hasSize(2);
    }
}
