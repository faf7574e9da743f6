package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.local.http.Lag;
import io.rapport.system.RunningSystem.Handle;
import java.time.Duration;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionTimeoutException;

/** Whether everything that was accepted is in the log, on the topic once, and in every read model. */
record Completeness(Handle system) {

    static Completeness of(Handle system) {
        return new Completeness(system);
    }

    void nothingIsLost() throws Exception {
        long events = system.number("SELECT count(*) FROM event");
        try {
            awaitThrough(events);
        } catch (ConditionTimeoutException e) {
            system.keepThreads();
            throw e;
        }
        assertThat(system.number("SELECT count(*) FROM event_log")).isEqualTo(events);
        assertThat(system.number("SELECT max(position) FROM event_log")).isEqualTo(events);
        assertThat(Topic.positions(system.address("kafka")))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, events).boxed().toList());
    }

    private void awaitThrough(long events) {
        await().atMost(Patience.LONGEST).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            Lag lag = system.lag();
            assertThat(lag.isNone()).as(lag.toString()).isTrue();
            assertThat(lag.projections()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(projection -> {
                assertThat(projection.position()).isEqualTo(events);
                assertThat(projection.state()).isEqualTo("LIVE");
            });
        });
    }
}
