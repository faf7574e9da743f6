package io.rapport.local.cli;

import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import io.rapport.local.http.Api;
import io.rapport.local.http.Apis;
import io.rapport.local.http.Reply;
import io.rapport.local.process.Stack;
import io.rapport.local.terminal.ProgressBar;
import io.rapport.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** What is on the event topic, and having it filled anew. */
@Command(
        name = "topic",
        description = "Shows what is on the event topic, measured by the log. Exits with 1 if nothing can be published"
                + " to it.",
        mixinStandardHelpOptions = true)
final class TopicCommand implements Callable<Integer> {

    private static final String WHERE = "/actuator/topic";
    private static final String MISSING = "TopicMissing";
    private static final String WHO = "admin";
    private static final String ADVICE = "Is the stack up? ./rapport status";

    /** Creating the topic may take the relay some seconds; of a backlog some of it has to go in that time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stack stack;
    private final Home home;
    private final Terminal terminal;

    TopicCommand(Stack stack, Home home, Terminal terminal) {
        this.stack = stack;
        this.home = home;
        this.terminal = terminal;
    }

    /** The topic, as command-service sees it. */
    record View(
            String id, boolean known, int partitions, long first, long last, long head, long foreign, String trouble) {

        static View of(JsonNode answer) {
            JsonNode trouble = answer.path("trouble");
            String code = trouble.path("code").asString("");
            String detail = trouble.path("detail").asString("");
            String id = answer.path("id").asString("");
            return new View(
                    id,
                    !id.isEmpty() || code.isEmpty() || code.equals(MISSING),
                    answer.path("partitions").asInt(),
                    answer.path("first").asLong(),
                    answer.path("last").asLong(),
                    answer.path("logHead").asLong(),
                    answer.path("foreignRecords").asLong(),
                    detail.isEmpty() ? code : code + ": " + detail);
        }

        boolean isWell() {
            return trouble.isEmpty();
        }

        /** That there is no topic is said only by a broker that answers. */
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            if (known) {
                lines.add("topic      %s".formatted(id.isEmpty() ? "none" : id));
                lines.add("partitions %d".formatted(partitions));
                lines.add("positions  %,d to %,d; the log ends with %,d".formatted(first, last, head));
                lines.add("foreign    %,d records at the ends of partitions".formatted(foreign));
            } else {
                lines.add("topic      not known: it cannot be looked at now");
            }
            if (!isWell()) {
                lines.add("trouble    " + trouble);
            }
            return lines;
        }
    }

    @Override
    public Integer call() throws IOException {
        View view = look(commands());
        view.lines().forEach(terminal::line);
        return view.isWell() ? 0 : 1;
    }

    @Command(
            name = "refill",
            description = {
                "Deletes the topic; the relay creates it and fills it from position 1. No event is lost: PostgreSQL has"
                        + " them all.",
                "Commands are taken meanwhile; read models go on, or are rebuilt if theirs was another history."
            },
            mixinStandardHelpOptions = true)
    int refill() throws IOException, InterruptedException {
        Api commands = commands();
        View before = look(commands);
        Reply reply = commands.delete(WHERE);
        if (!reply.isOk()) {
            throw new Problem("The topic cannot be deleted (%d).".formatted(reply.status()), ADVICE);
        }
        Instant begin = Instant.now();
        ProgressBar bar = new ProgressBar(terminal, "events", Math.max(before.head(), 0), begin);
        long reached = -1;
        Instant reachedAt = begin;
        while (true) {
            View view = look(commands);
            boolean isNew = !view.id().isEmpty() && !view.id().equals(before.id());
            long last = isNew ? view.last() : 0;
            Instant now = Instant.now();
            bar.show(Math.min(last, before.head()), now);
            if (isNew && view.isWell() && last >= before.head()) {
                bar.end(before.head(), now);
                return 0;
            }
            if (last > reached) {
                reached = last;
                reachedAt = now;
            } else if (Duration.between(reachedAt, now).compareTo(PATIENCE) > 0) {
                throw new Problem(
                        "The topic is not being filled: it has %,d of %,d events.".formatted(last, before.head()),
                        "./rapport status says what keeps the relay from it. " + view.trouble());
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private Api commands() {
        return new Apis(stack, home).managementOfCommands(WHO);
    }

    private static View look(Api commands) throws IOException {
        Reply reply;
        try {
            reply = commands.get(WHERE, Map.of());
        } catch (IOException e) {
            throw new Problem("command-service cannot be reached.", ADVICE, e);
        }
        if (!reply.isOk()) {
            throw new Problem("command-service does not tell about the topic (%d).".formatted(reply.status()), ADVICE);
        }
        return View.of(reply.body());
    }
}
