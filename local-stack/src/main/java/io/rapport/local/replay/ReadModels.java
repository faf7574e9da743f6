package io.rapport.local.replay;

import io.rapport.local.home.Problem;
import io.rapport.local.http.Api;
import io.rapport.local.http.Apis;
import io.rapport.local.http.Lag;
import io.rapport.local.http.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts what the read models show to members, page by page, as a client of theirs would see it. */
final class ReadModels {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Apis apis;

    ReadModels(Apis apis) {
        this.apis = apis;
    }

    /** Waits until nothing is on its way to them any more. */
    void awaitNoLag() throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Lag.of(apis).isNone()) {
            if (Instant.now().isAfter(deadline)) {
                throw new Problem(
                        "The read models have not caught up in %d minutes.".formatted(PATIENCE.toMinutes()),
                        "./rapport status shows how far they are; a second replay only compares.");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** What one member sees. */
    Totals of(String member) throws IOException {
        Api queries = apis.queries(member);
        long relationships = count(queries, "/relationships?status=ALL&limit=200");
        long followUps = count(queries, "/timeline?kind=FOLLOW_UP&limit=200");
        return new Totals(relationships > 0 ? 1 : 0, relationships, followUps);
    }

    private static long count(Api queries, String list) throws IOException {
        long count = 0;
        String page = list;
        while (true) {
            Reply reply = queries.get(page, Map.of());
            if (!reply.isOk()) {
                throw new IOException("%s answered %d %s".formatted(list, reply.status(), reply.detail()));
            }
            count += reply.body().path("items").size();
            String next = reply.body().path("next").asString("");
            if (next.isEmpty()) {
                return count;
            }
            page = list + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }
}
