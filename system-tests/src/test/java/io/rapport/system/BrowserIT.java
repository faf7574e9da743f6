package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.system.Chromium.Page;
import io.rapport.system.Chromium.Person;
import io.rapport.system.RunningSystem.Handle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one stack for all system tests
@DisplayName("In a browser")
class BrowserIT {

    private static final String MEMBER = "bright-browser";

    private final Handle system;
    private Chromium chromium;

    @TempDir
    static Path directory;

    BrowserIT(Handle system) {
        this.system = system;
    }

    @BeforeAll
    void start() throws IOException, InterruptedException {
        Optional<Path> program = Chromium.installed();
        assumeTrue(program.isPresent(), "There is no chromium on this machine, so nothing is seen of browsers");
        chromium = Chromium.start(program.get(), Files.createDirectories(directory.resolve("profile")));
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static void until(Callable<Boolean> holds) {
        await().atMost(Patience.LONGEST).ignoreExceptions().until(holds);
    }

    /** At the login page of the issuer. */
    private static void logsIn(Page login, String user) {
        // A form that is sent before all of it is there lacks what comes after the password.
        until(() -> login.value(
                        "document.readyState === 'complete' && !!document.querySelector('input[name=password]')")
                .asBoolean());
        login.value("document.querySelector('input[name=username]').value = '" + user + "';"
                + "document.querySelector('input[name=password]').value = 'rapport';"
                + "document.querySelector('form').submit()");
    }

    private Page loggedIn(String origin, String user) {
        Page page = chromium.person().visits(origin + "/");
        until(() -> page.text("document.body.dataset.ready").equals("yes"));
        page.click("#login");
        logsIn(page, user);
        // Either it says who it is, or why it cannot.
        try {
            until(() -> page.value("!!document.querySelector('#log li') ||"
                            + " document.getElementById('who').textContent !== 'nobody yet'")
                    .asBoolean());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(page.text("location.href + ': ' + document.body.innerText"), e);
        }
        assertThat(page.text("document.getElementById('who').textContent"))
                .as(page.text("document.getElementById('log').textContent"))
                .isEqualTo(user + " of bright");
        return page;
    }

    private static String does(Page page, String what) {
        int before = page.value("document.querySelectorAll('#log li').length").asInt();
        page.click("#" + what);
        until(() -> page.value("document.querySelectorAll('#log li').length").asInt() > before);
        return page.text("document.querySelector('#log li:last-child').textContent");
    }

    /** Where somebody who wants to see it finds what it looked like. */
    private static void keep(Page page, String name) throws IOException {
        Files.write(Files.createDirectories(Path.of("target/pictures")).resolve(name + ".png"), page.picture());
    }

    @Test
    @DisplayName("a page of another origin logs in, asks for consent, uses what it was given and loses it")
    void pageOfAnotherOrigin() throws IOException {
        Map<String, String> addresses = Map.of(
                "issuer", system.address("issuer"),
                "commands", system.address("command-service"),
                "queries", system.address("query-service"));
        try (WebPage _ = WebPage.at(system.pagePort(), addresses)) {
            String origin = "http://127.0.0.1:" + system.pagePort();
            Page coach = loggedIn(origin, "carla");
            Page member = loggedIn(origin, MEMBER);

            assertThat(does(coach, "ask")).startsWith("asked for");
            assertThat(does(member, "meet")).isEqualTo("met Mina Duarte");
            until(() -> does(coach, "desk").equals("on the desk: nothing is open"));
            until(() -> does(member, "grant").startsWith("granted timeline and cards"));
            until(() -> does(coach, "desk").equals("on the desk: TIMELINE_AND_CARDS"));
            assertThat(does(coach, "feedback")).isEqualTo("gave feedback on MEETING");
            assertThat(does(member, "revoke")).isEqualTo("took timeline and cards back");
            assertThat(does(coach, "feedback")).contains("404 NotFound");
            until(() -> does(coach, "desk").equals("on the desk: nothing is open"));
            assertThat(does(member, "looks")).isEqualTo("looked: carla at /timeline, carla at /coaching/desk");
            keep(coach, "coach");
            keep(member, "member");
        }
    }

    @ParameterizedTest(name = "Swagger UI of {0} logs in at the issuer and asks as whoever logged in")
    @ValueSource(strings = {"command-service", "query-service"})
    void swaggerUi(String service) throws IOException {
        Person ana = chromium.person();
        Page page = ana.visits(system.address(service) + "/swagger-ui/index.html");
        // The issuer's own document says how one logs in, and comes after the page.
        until(() -> page.value("window.ui.authSelectors.definitionsToAuthorize().size > 1")
                .asBoolean());
        page.click(".auth-wrapper .authorize");
        String byCode = "[...document.querySelectorAll('.auth-container')]"
                + ".find(one => one.innerText.includes('authorization_code'))";
        until(() -> page.value("!!" + byCode).asBoolean());
        keep(page, "swagger-ui-" + service);
        page.value(byCode + ".querySelector('button.authorize').click()");
        Page issuer = await().atMost(Patience.LONGEST)
                .ignoreExceptions()
                .until(() -> ana.windowsAt(system.address("issuer")).findAny(), Optional::isPresent)
                .orElseThrow();
        logsIn(issuer, "ana");
        until(() -> page.value("!!window.ui.authSelectors.authorized().getIn(['login', 'token', 'access_token'])")
                .asBoolean());
        keep(page, "swagger-ui-" + service + "-logged-in");
        String asked = service.equals("query-service")
                ? "fetch('/me', {headers: {Authorization: 'Bearer ' + token}})"
                : "fetch('/relationships', {method: 'POST', body: '{\"name\": \"Ida\"}', headers:"
                        + " {Authorization: 'Bearer ' + token, 'Content-Type': 'application/json'}})";
        assertThat(page.value("(async () => { const token = window.ui.authSelectors.authorized()"
                                + ".getIn(['login', 'token', 'access_token']); return (await " + asked
                                + ").status })()")
                        .asInt())
                .isEqualTo(service.equals("query-service") ? 200 : 201);
    }
}
