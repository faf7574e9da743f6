package io.rapport.local.cli;

import io.rapport.local.figures.Release;
import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import io.rapport.local.http.Api;
import io.rapport.local.http.Apis;
import io.rapport.local.http.Reply;
import io.rapport.local.process.AnalyticsService;
import io.rapport.local.process.Stack;
import io.rapport.local.process.StartRequest;
import io.rapport.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** analytics-service of the stack, started if it is not up, and asked by the tenant's analyst. */
final class FiguresSource {

    /** A first release waits until all that happened is counted, and is then made of all of it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String FIGURES = "/analytics/figures";
    private static final List<String> DIMENSIONS = List.of("cohort", "programme", "coach", "session");
    private static final String NOT_YET = "FiguresNotCountedYet";

    private final Stack stack;
    private final Home home;
    private final Terminal terminal;
    private final String tenant;
    private final String months;

    FiguresSource(
            Stack stack, Home home, Terminal terminal, String tenant, @Nullable String from, @Nullable String to) {
        this.stack = stack;
        this.home = home;
        this.terminal = terminal;
        this.tenant = tenant;
        if (from != null && to != null && month("--from", from).compareTo(month("--to", to)) > 0) {
            throw Problem.notUnderstood(
                    "--to is before --from.", "--from is the first month, --to the last one; both may be the same.");
        }
        this.months = Stream.of(
                        from == null ? "" : "from=" + month("--from", from),
                        to == null ? "" : "to=" + month("--to", to))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String month(String option, String text) {
        if (!text.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw Problem.notUnderstood(option + " is no month.", "A month is written as 2026-03.");
        }
        return text;
    }

    /** The one that stands now. */
    Release release() throws IOException {
        return Release.of(tenant, answer(FIGURES + months).orElseThrow(this::unknown));
    }

    /** The same by the parts of a dimension. */
    List<Release> parts(String dimension) throws IOException {
        return answer(path(dimension))
                .map(answer -> Release.ofParts(tenant, answer))
                .orElseThrow(() -> new Problem(
                        "There are no figures by " + dimension + ".",
                        "They are by cohort, programme, coach and session, of all months."));
    }

    private static String path(String dimension) {
        if (!DIMENSIONS.contains(dimension.toLowerCase(Locale.ROOT))) {
            throw Problem.notUnderstood("--by is no dimension.", "They are " + String.join(", ", DIMENSIONS) + ".");
        }
        return FIGURES + "/by/" + dimension.toUpperCase(Locale.ROOT);
    }

    /** Empty if there is nothing of this name. */
    private Optional<JsonNode> answer(String path) throws IOException {
        home.mustExist();
        if (!RunningStack.ensure(stack, terminal, StartRequest.only(AnalyticsService.NAME))) {
            throw new Problem("analytics-service is not up.", "./rapport status says more.");
        }
        Instant end = Instant.now().plus(PATIENCE);
        boolean told = false;
        Reply reply = api().get(path, Map.of());
        while (reply.rule().equals(NOT_YET) && Instant.now().isBefore(end)) {
            if (!told) {
                terminal.line(terminal.faint("It still counts what happened so far."));
                told = true;
            }
            pause();
            reply = api().get(path, Map.of());
        }
        if (reply.status() == 404) {
            return Optional.empty();
        }
        if (!reply.isOk()) {
            throw new Problem(
                    "analytics-service answered %d %s"
                            .formatted(reply.status(), reply.detail())
                            .strip(),
                    "Its log: " + home.log(AnalyticsService.NAME));
        }
        return Optional.of(reply.body());
    }

    private Problem unknown() {
        return new Problem(
                "analytics-service does not know " + FIGURES + ".",
                "Is it of this build? ./rapport down, then ./rapport analytics");
    }

    /** The same release as the service writes CSV; by a dimension unless that is empty. */
    String csv(String dimension) throws IOException {
        return api().text(dimension.isEmpty() ? FIGURES + months : path(dimension), "text/csv")
                .orElseThrow(() ->
                        new Problem("analytics-service gave no CSV.", "Its log: " + home.log(AnalyticsService.NAME)));
    }

    private Api api() {
        return new Apis(stack, home, PATIENCE).figures(tenant.equals("bright") ? "analyst" : tenant + "-analyst");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted.", "Ask again.", e);
        }
    }
}
