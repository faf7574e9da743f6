package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.BesideOthers;
import io.rapport.parts.FickleIssuer;
import io.rapport.parts.FickleIssuer.Mood;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A service that has never reached its issuer")
@BesideOthers
class IssuerAwayIT {

    /** The waits themselves are 5 s at most; the rest is for a machine that has other things to do. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final FickleIssuer issuer = FickleIssuer.start(Mood.SILENT, "monday");
    private final RunningService service = RunningService.start(Map.of("RAPPORT_ISSUER_URI", issuer.uri()));

    @AfterEach
    void stop() {
        service.close();
        issuer.close();
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = "ANSWERS", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("says so soon, is not ready, and takes commands once the issuer answers")
    void saysSo(Mood mood) {
        issuer.become(mood);
        Client ana = service.client(issuer.token("monday", "ana")).once();
        long begun = System.nanoTime();
        Reply refused = ana.post("/relationships", "{'name': 'Mira'}");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("rule")).isEqualTo("IssuerUnavailable");
        assertThat(refused.header("Retry-After")).isNotBlank();
        assertThat(service.client("").get("/actuator/health/readiness").status())
                .isEqualTo(503);
        assertThat(service.client("").get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);

        issuer.become(Mood.ANSWERS);
        await().until(() -> ana.post("/relationships", "{'name': 'Mira'}").status() == 201);
        await().until(() -> service.client("").get("/actuator/health/readiness").status() == 200);
    }

    @Test
    @DisplayName("refuses what is no token at all without asking anybody")
    void garbage() {
        Reply refused = service.client("garbage").post("/relationships", "{'name': 'Mira'}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("rule")).isEqualTo("Unauthenticated");
    }
}
