package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two long-term goals")
class GoalsIT {

    private static String set(Client member, String title) {
        return member.post(
                        "/goals",
                        "{'title': '" + title + "', 'term': 'LONG', 'definitionOfSuccess': 'There',"
                                + " 'purpose': {'words': 'It matters'},"
                                + " 'tracking': {'type': 'QUALITATIVE', 'assessEvery': {'every': 1, 'unit': 'MONTH'}}}")
                .text("goalId");
    }

    private static Reply align(Client member, String goal, String supported) {
        return member.put("/goals/" + goal + "/purpose", "{'supportsGoalId': '" + supported + "'}");
    }

    @Test
    @DisplayName("cannot become each other's purpose, also if both are aligned at once, through two instances")
    void notEachOther() throws Exception {
        try (RunningService here = RunningService.start();
                RunningService there = here.another();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                Client ana = here.member("bright", "ana");
                Client anaThere = there.member("bright", "ana");
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
}
