package io.rapport.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Round trips that are under way at the same time")
class RoundTripsTest {

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final RoundTrips<String> trips = new RoundTrips<>(2, 64, this::go, Refused.class::isInstance, null);

    private void go(List<String> group) {
        groups.add(List.copyOf(group));
        if (group.contains("slow")) {
            pass(released);
        }
        if (group.contains("refused")) {
            throw new Refused();
        }
        if (group.contains("held")) {
            pass(held);
        }
        if (group.contains("lost")) {
            throw new Lost();
        }
        if (group.contains("out of memory")) {
            throw new OutOfMemoryError("not really");
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that finds no trip to go with yet. */
    private Future<?> waiting(String work) {
        int before = trips.waiting();
        Future<?> result = threads.submit(() -> trips.go(work));
        await().until(() -> trips.waiting() == before + 1);
        return result;
    }

    /** Fills both places, lets these come one after the other while nothing moves, and then lets all go on. */
    private List<Future<?>> meanwhile(String... works) throws Exception {
        List<Future<?>> slow = List.of(threads.submit(() -> trips.go("slow")), threads.submit(() -> trips.go("slow")));
        await().until(() -> groups.size() == 2);
        List<Future<?>> results = new ArrayList<>();
        for (String work : works) {
            results.add(waiting(work));
        }
        released.countDown();
        for (Future<?> one : slow) {
            one.get();
        }
        return results;
    }

    /** With one place, for which works wait so long. */
    private RoundTrips<String> oneByOne(Duration patience) {
        return new RoundTrips<>(
                1,
                64,
                this::go,
                failure -> false,
                new RoundTrips.Patience(patience, () -> new IllegalStateException("too long")));
    }

    /** A trip that takes as long as nothing is released. */
    private Future<?> underWay(RoundTrips<String> alone) {
        Future<?> slow = threads.submit(() -> alone.go("slow"));
        await().until(() -> groups.size() == 1);
        return slow;
    }

    @AfterEach
    void stop() {
        released.countDown();
        held.countDown();
        threads.shutdownNow();
    }

    @Test
    @DisplayName("wait for nobody while there is room")
    void alone() {
        trips.go("a");
        trips.go("b");

        assertThat(groups).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    @DisplayName("are taken along by the next one when there is none")
    void together() throws Exception {
        for (Future<?> result : meanwhile("a", "b", "c")) {
            result.get();
        }

        assertThat(groups).containsExactly(List.of("slow"), List.of("slow"), List.of("a", "b", "c"));
    }

    @Test
    @DisplayName("begin beside another one as soon as as many wait as that has aboard, or else after it")
    void company() throws Exception {
        List<Future<?>> three = meanwhile("held", "a", "b");
        await().until(() -> groups.size() == 3);

        Future<?> c = waiting("c");
        Future<?> d = waiting("d");
        Future<?> e = threads.submit(() -> trips.go("e"));
        await().until(e::isDone);
        c.get();
        d.get();
        Future<?> f = waiting("f");
        assertThat(three).noneMatch(Future::isDone);
        held.countDown();
        f.get();

        assertThat(groups.subList(2, groups.size()))
                .containsExactly(List.of("held", "a", "b"), List.of("e", "c", "d"), List.of("f"));
    }

    @Test
    @DisplayName("are tried one by one if all were refused because of one")
    void refused() throws Exception {
        List<Future<?>> results = meanwhile("a", "refused", "c");

        results.get(0).get();
        results.get(2).get();
        assertThatThrownBy(() -> results.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Refused.class);
        assertThat(groups.subList(2, groups.size()))
                .containsExactly(List.of("a", "refused", "c"), List.of("a"), List.of("refused"), List.of("c"));
    }

    @Test
    @DisplayName("of a group that is tried one by one keep nobody else waiting for more than one of them")
    void refusedBesideOthers() throws Exception {
        List<Future<?>> three = meanwhile("held", "refused", "c");
        await().until(() -> groups.size() == 4);

        Future<?> e = threads.submit(() -> trips.go("e"));
        await().until(e::isDone);
        assertThat(three).noneMatch(Future::isDone);
        held.countDown();
        three.get(2).get();

        assertThat(groups.subList(2, groups.size()))
                .containsExactly(
                        List.of("held", "refused", "c"),
                        List.of("held"),
                        List.of("e"),
                        List.of("refused"),
                        List.of("c"));
    }

    @Test
    @DisplayName("wait no longer than they are to, and are not done then")
    void patience() {
        RoundTrips<String> impatient = oneByOne(Duration.ofMillis(20));
        Future<?> slow = underWay(impatient);
        assertThatThrownBy(() -> impatient.go("late")).hasMessage("too long");
        released.countDown();
        await().until(slow::isDone);
        impatient.go("next");
        assertThat(groups).containsExactly(List.of("slow"), List.of("next"));
    }

    @Test
    @DisplayName("are sent away one after the other, however many wait and whenever they came")
    void allThatAreLate() {
        RoundTrips<String> impatient = oneByOne(Duration.ofMillis(20));
        Future<?> slow = underWay(impatient);
        List<Future<?>> late = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            List<Future<?>> together = IntStream.range(0, 5)
                    .<Future<?>>mapToObj(any -> threads.submit(() -> impatient.go("late")))
                    .toList();
            late.addAll(together);
            await().until(() -> together.stream().anyMatch(Future::isDone));
        }
        for (Future<?> result : late) {
            assertThatThrownBy(result::get).hasRootCauseMessage("too long");
        }
        assertThat(impatient.waiting()).isZero();
        released.countDown();
        await().until(slow::isDone);
        assertThat(groups).containsExactly(List.of("slow"));
    }

    @Test
    @DisplayName("are left before they begin by whoever is interrupted, and go on without them")
    void interrupted() throws Exception {
        RoundTrips<String> patient = oneByOne(Duration.ofMinutes(5));
        Future<?> slow = underWay(patient);
        Future<?> leaving = threads.submit(() -> patient.go("leaving"));
        await().until(() -> patient.waiting() == 1);
        Future<?> staying = threads.submit(() -> patient.go("staying"));
        await().until(() -> patient.waiting() == 2);

        leaving.cancel(true);
        await().until(() -> patient.waiting() == 1);
        released.countDown();
        slow.get();
        staying.get();

        assertThat(groups).containsExactly(List.of("slow"), List.of("staying"));
    }

    @Test
    @DisplayName("are not tried again when they may have been written")
    void lost() throws Exception {
        List<Future<?>> results = meanwhile("a", "lost");

        assertThat(results).allSatisfy(result -> assertThatThrownBy(result::get).hasCauseInstanceOf(Lost.class));
        assertThat(groups.subList(2, groups.size())).containsExactly(List.of("a", "lost"));
    }

    @Test
    @DisplayName("leave their place to others whatever happens to them")
    void placesAreGivenBack() throws Exception {
        List<Future<?>> results = meanwhile("out of memory", "b");
        assertThat(results)
                .allSatisfy(result -> assertThatThrownBy(result::get).hasCauseInstanceOf(OutOfMemoryError.class));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> trips.go("lost")).isInstanceOf(Lost.class);
        }

        trips.go("later");

        assertThat(groups.getLast()).containsExactly("later");
    }

    @Test
    @DisplayName("happen once each, by however many threads")
    void onceEach() throws Exception {
        List<String> all =
                IntStream.range(0, 20_000).mapToObj(Integer::toString).toList();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> result :
                    all.stream().map(work -> many.submit(() -> trips.go(work))).toList()) {
                result.get();
            }
        }

        assertThat(groups.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(trips.waiting()).isZero();
    }
}
