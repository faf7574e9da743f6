package io.rapport.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.parts.FickleIssuer;
import io.rapport.parts.FickleIssuer.Mood;
import io.rapport.parts.TokenIssuer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@DisplayName("Tokens and the issuer whose they are")
class IssuerIT {

    /** The waits themselves are 5 s at most; the rest is for a slow machine. Twenty in a row would be 40 s. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private static final Duration MINUTES = Duration.ofMinutes(5);
    private static final Duration HOURS = Duration.ofHours(8);

    private final AtomicLong nanos = new AtomicLong();
    private FickleIssuer issuer = FickleIssuer.start("monday");
    private IssuerKeys keys = keys(MINUTES, HOURS);
    private JwtDecoder tokens = decoder();

    private IssuerKeys keys(Duration fresh, Duration kept) {
        return new IssuerKeys(new IssuerSettings(issuer.uri(), fresh, kept), nanos::get).start();
    }

    private JwtDecoder decoder() {
        return new ResourceServerAutoConfiguration().jwtDecoder(keys, issuer.uri(), TokenIssuer.AUDIENCE);
    }

    /** Anew, with an issuer that is like this from the beginning. */
    private void startWith(FickleIssuer other, Duration fresh, Duration kept) {
        keys.close();
        issuer.close();
        issuer = other;
        keys = keys(fresh, kept);
        tokens = decoder();
    }

    private String subject(String key, String subject) {
        return subjectOf(issuer.token(key, subject));
    }

    private String subjectOf(String token) {
        return String.valueOf(tokens.decode(token).getSubject());
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Status health() {
        return new IssuerHealth(keys).health().getStatus();
    }

    private void awaitTrouble(String code) {
        await().untilAsserted(() -> assertThat(keys.trouble())
                .isNotNull()
                .extracting(trouble -> trouble.code())
                .isEqualTo(code));
    }

    @AfterEach
    void end() {
        keys.close();
        issuer.close();
    }

    @Test
    @DisplayName("are known to each other before the first token comes")
    void fetchedAtTheStart() {
        await().until(() -> keys.version() != IssuerKeys.NONE);
        assertThat(issuer.timesAsked()).isEqualTo(1);
        assertThat(health()).isEqualTo(Status.UP);
        assertThat(subject("monday", "ana")).isEqualTo("ana");
        assertThat(issuer.timesAsked()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"FAILS", "SILENT", "SILENT_AFTER_HEADERS"})
    @DisplayName("cannot be told about while the issuer has never answered, and can as soon as it does")
    void neverSeen(Mood mood) {
        startWith(FickleIssuer.start(mood, "monday"), MINUTES, HOURS);
        String token = issuer.token("monday", "ana");
        await().atMost(LONGEST_ANSWER)
                .untilAsserted(() ->
                        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(IssuerUnavailableException.class));
        awaitTrouble("IssuerUnavailable");
        assertThat(health()).isEqualTo(Status.DOWN);
        issuer.become(Mood.ANSWERS);
        await().until(() -> health().equals(Status.UP));
        assertThat(subject("monday", "ana")).isEqualTo("ana");
        assertThat(keys.trouble()).isNull();
    }

    @Test
    @DisplayName("are found when the issuer starts after the service")
    void issuerStartsLater() {
        issuer.stop();
        startWith(issuer, MINUTES, HOURS);
        awaitTrouble("IssuerUnavailable");
        issuer.comeBack();
        await().until(() -> health().equals(Status.UP));
        assertThat(subject("monday", "ana")).isEqualTo("ana");
    }

    @Test
    @DisplayName("that are garbage make nobody ask the issuer, not even one that is away")
    void garbage() {
        startWith(FickleIssuer.start(Mood.SILENT, "monday"), MINUTES, HOURS);
        for (String garbage :
                List.of("x", "a.b.c", "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiJ9.e30.x")) {
            assertThatThrownBy(() -> tokens.decode(garbage)).as(garbage).isInstanceOf(BadJwtException.class);
        }
        issuer.become(Mood.ANSWERS);
        await().until(() -> health().equals(Status.UP));
        int before = issuer.timesAsked();
        String forged = issuer.token("monday", "ana");
        assertThatThrownBy(() -> tokens.decode(forged.substring(0, forged.length() - 20) + "AAAAAAAAAAAAAAAAAAAA"))
                .isInstanceOf(BadJwtException.class);
        assertThat(issuer.timesAsked()).isEqualTo(before);
    }

    @Test
    @DisplayName("with keys that are not known make us ask once, however many come at once")
    void oneQuestionForAll() throws Exception {
        await().until(() -> keys.version() != IssuerKeys.NONE);
        issuer.publish("tuesday");
        // Before: signing keeps processors so busy that the issuer could not answer in time.
        List<String> signed = IntStream.range(0, 200)
                .mapToObj(n -> issuer.token("tuesday", "ana" + n))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> subjects = threads.invokeAll(signed.stream()
                    .<Callable<String>>map(token -> () -> subjectOf(token))
                    .toList());
            for (int n = 0; n < subjects.size(); n++) {
                assertThat(subjects.get(n).get()).isEqualTo("ana" + n);
            }
        }
        assertThat(issuer.timesAsked()).isEqualTo(2);
        issuer.prepare("never");
        for (int n = 0; n < 100; n++) {
            String unknown = issuer.token("never", "eve" + n);
            assertThatThrownBy(() -> tokens.decode(unknown)).isInstanceOf(BadJwtException.class);
        }
        assertThat(issuer.timesAsked()).as("within ten seconds").isEqualTo(2);
        passes(IssuerKeys.ASKED_AGAIN);
        assertThatThrownBy(() -> subject("never", "eve")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> subject("never", "eve")).isInstanceOf(BadJwtException.class);
        assertThat(issuer.timesAsked()).as("and once more after them").isEqualTo(3);
        assertThat(subject("monday", "ana")).isEqualTo("ana");
    }

    @Test
    @DisplayName("with keys that are not known are not called invalid while the issuer is away")
    void unknownKeyWhileAway() {
        await().until(() -> keys.version() != IssuerKeys.NONE);
        issuer.prepare("tuesday");
        issuer.become(Mood.SILENT);
        long began = System.nanoTime();
        for (int n = 0; n < 20; n++) {
            assertThatThrownBy(() -> subject("tuesday", "ana")).isInstanceOf(IssuerUnavailableException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("only the first of them waits")
                .isLessThan(LONGEST_ANSWER);
        assertThat(subject("monday", "ana")).isEqualTo("ana");
        assertThat(health()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"FAILS", "SILENT"})
    @DisplayName("are checked with the keys that are known while the issuer is away, for as long as is said")
    void keptOverAnOutage(Mood mood) {
        startWith(FickleIssuer.start("monday"), Duration.ofSeconds(1), HOURS);
        await().until(() -> keys.version() != IssuerKeys.NONE);
        issuer.become(mood);
        awaitTrouble("IssuerUnavailable");
        passes(HOURS.minusMinutes(1));
        assertThat(subject("monday", "ana")).isEqualTo("ana");
        assertThat(subject("monday", "ben")).isEqualTo("ben");
        assertThat(health()).isEqualTo(Status.UP);
        passes(Duration.ofMinutes(2));
        assertThatThrownBy(() -> subject("monday", "ana"))
                .as("remembered")
                .isInstanceOf(IssuerUnavailableException.class);
        assertThat(health()).isEqualTo(Status.DOWN);
        issuer.become(Mood.ANSWERS);
        await().until(() -> health().equals(Status.UP));
        assertThat(subject("monday", "ana")).isEqualTo("ana");
    }

    @Test
    @DisplayName("are refused once their key is withdrawn or replaced, remembered ones too, and no others")
    void withdrawnKey() {
        startWith(FickleIssuer.start("monday", "tuesday", "wednesday"), Duration.ofSeconds(2), HOURS);
        String ana = issuer.token("monday", "ana");
        String cem = issuer.token("wednesday", "cem");
        tokens.decode(ana);
        tokens.decode(cem);
        assertThat(subject("tuesday", "ben")).isEqualTo("ben");
        issuer.withdraw("monday");
        issuer.publish("wednesday");
        await().untilAsserted(() -> assertThatThrownBy(() -> tokens.decode(ana)).isInstanceOf(BadJwtException.class));
        assertThatThrownBy(() -> tokens.decode(cem)).as("same name, other key").isInstanceOf(BadJwtException.class);
        assertThat(subject("tuesday", "ben")).isEqualTo("ben");
        issuer.withdraw("tuesday");
        issuer.withdraw("wednesday");
        awaitTrouble("IssuerKeysUnusable");
        assertThatThrownBy(() -> subject("tuesday", "ben")).isInstanceOf(IssuerUnavailableException.class);
        assertThat(health()).as("no key at all").isEqualTo(Status.DOWN);
    }

    @Test
    @DisplayName("of an issuer that calls itself otherwise are not waited for without a word")
    void otherName() {
        keys.close();
        keys = new IssuerKeys(
                        new IssuerSettings(issuer.uri().replace("127.0.0.1", "localhost"), MINUTES, HOURS), nanos::get)
                .start();
        awaitTrouble("IssuerMismatch");
        assertThat(health()).isEqualTo(Status.DOWN);
    }
}
