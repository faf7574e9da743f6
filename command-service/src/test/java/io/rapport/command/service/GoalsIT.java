package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Two long-term goals")
@ExtendWith(SharedInstances.Resolver.class)
class GoalsIT {

    private static String set(Client member, String title) {
        return member.post(
                        "/goals",
                        "{'title': '" + title + "', 'term': 'LONG', 'definitionOfSuccess': 'There',"
                                + " 'purpose': {'words': 'It matters'},"
                                + " 'tracking': {'type': 'QUALITATIVE', 'assessEvery': {'every': 1, 'unit': 'MONTH'}}}")
                .text("goalId");
    }

    private static long connectionsThatWait(RunningService service) {
        Long waiting = service.sql()
                .queryForObject(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'"
                                + " AND datname = current_database()",
                        Long.class);
        return waiting == null ? 0 : waiting;
    }

    private static Reply align(Client member, String goal, String supported) {
        return member.put("/goals/" + goal + "/purpose", "{'supportsGoalId': '" + supported + "'}");
    }

    @Test
    @DisplayName("cannot become each other's purpose, also if both are aligned at once, through two instances")
    void notEachOther(SharedInstances shared) throws Exception {
        RunningService here = shared.here();
        RunningService there = shared.there();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                Client ana = here.member("goals", "ana");
                Client anaThere = there.member("goals", "ana");
                String career = set(ana, "Career");
                String health = set(ana, "Health");
                List<Future<Reply>> replies = threads.invokeAll(List.<Callable<Reply>>of(
                        () -> align(ana, career, health), () -> align(anaThere, health, career)));
                List<Reply> both = List.of(replies.get(0).get(), replies.get(1).get());
                assertThat(both.stream().map(Reply::status)).containsExactlyInAnyOrder(204, 422);
                assertThat(both.stream().map(reply -> reply.text("rule"))).contains("GoalsSupportEachOther");
            }
        }
    }

    @Test
    @DisplayName("that are aligned at once, many of one member, keep nobody else waiting")
    void nobodyElseWaits(SharedInstances shared) throws Exception {
        RunningService service = shared.here();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Client ana = service.member("goals", "eve");
            Client ben = service.member("goals", "ben");
            String career = set(ana, "Career");
            String health = set(ana, "Health");
            DataSource past = Objects.requireNonNull(service.sql().getDataSource());
            List<Future<Reply>> waiting = new ArrayList<>();
            try (Connection holder = past.getConnection();
                    Statement lock = holder.createStatement()) {
                lock.execute("SELECT pg_advisory_lock(hashtextextended('goals of goals/eve', 0))");
                for (int n = 0; n < 40; n++) {
                    waiting.add(threads.submit(() -> align(ana.once(), career, health)));
                }
                await().until(() -> connectionsThatWait(service) > 0);
                for (int n = 0; n < 10; n++) {
                    assertThat(ben.post("/relationships", "{'name': 'Mira'}").status())
                            .isEqualTo(201);
                }
                assertThat(connectionsThatWait(service)).isLessThan(2);
            }
            for (Future<Reply> one : waiting) {
                assertThat(one.get().status()).isIn(204, 409, 503);
            }
        }
    }
}
