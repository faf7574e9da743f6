package io.rapport.query.models.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.RapportEvent;
import io.rapport.events.goal.Tracking;
import io.rapport.query.parts.Log;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("Of whatever a member does")
class RecountTest {

    private static final int HISTORIES = 300;

    /** So many more are counted where somebody wants to be sure: {@code -Drapport.histories=10000}. */
    private static final int MORE = Integer.getInteger("rapport.histories", 0);

    private static final int STEPS = 60;

    @RepeatedTest(HISTORIES)
    @DisplayName("the goal says what counting day after day says")
    void agreesWithTheNaiveCount(RepetitionInfo run) {
        agree(run.getCurrentRepetition());
    }

    @Test
    @DisplayName("the goal says what counting day after day says, of as many more histories as are asked for")
    void agreesInMore() {
        IntStream.rangeClosed(HISTORIES + 1, HISTORIES + MORE).parallel().forEach(RecountTest::agree);
    }

    private static void agree(int seed) {
        RandomHistory history = new RandomHistory(seed);
        Tracking tracking = history.anyTracking();
        UUID goal = history.live(STEPS, tracking);
        List<RapportEvent> events = history.diary().events();
        LocalDate today = LocalDate.of(2024, 6, 10);
        NaiveCount naive = new NaiveCount(events, goal);

        GoalProgress progress = Diary.progress(events, goal, today);

        List<UUID> entries =
                progress.contributions().stream().map(Contribution::entryId).toList();
        switch (tracking) {
            case Tracking.Counted counted ->
                assertThat(entries)
                        .isEqualTo(naive.entries(
                                counted.measure(),
                                counted.filter(),
                                counted.startsOn(),
                                counted.deadline(),
                                null,
                                history.firstDayOfWeek()));
            case Tracking.Recurring habit -> {
                LocalDate last = habit.deadline() == null ? today : habit.deadline();
                assertThat(entries)
                        .isEqualTo(naive.entries(
                                habit.measure(),
                                habit.filter(),
                                habit.startsOn(),
                                last,
                                habit.period(),
                                history.firstDayOfWeek()));
                String periods = naive.periods(
                        habit.target(),
                        habit.measure(),
                        habit.filter(),
                        habit.startsOn(),
                        habit.deadline(),
                        today,
                        habit.period(),
                        history.firstDayOfWeek());
                assertThat(letters(progress)).isEqualTo(periods);
                assertThat(progress.streak())
                        .usingRecursiveComparison()
                        .ignoringFields("score")
                        .isEqualTo(naiveStreak(periods));
            }
            case Tracking.Qualitative _ -> throw new AssertionError("nothing is counted");
        }
    }

    @RepeatedTest(20)
    @DisplayName("the order between people, goals and gatherings makes no difference, unless two people are one")
    void orderBetweenAggregates(RepetitionInfo run) {
        RandomHistory history = new RandomHistory(run.getCurrentRepetition(), false);
        UUID goal = history.live(STEPS, history.anyTracking());
        LocalDate today = LocalDate.of(2024, 6, 10);
        List<RapportEvent> events = history.diary().events();
        List<RapportEvent> otherwise = interleavedAnew(events, new Random(run.getCurrentRepetition()));

        assertThat(otherwise).isNotEqualTo(events).containsExactlyInAnyOrderElementsOf(events);
        assertThat(Diary.progress(otherwise, goal, today)).isEqualTo(Diary.progress(events, goal, today));
    }

    /** Keeps the order within each aggregate, as the log does, and no other. */
    private static List<RapportEvent> interleavedAnew(List<RapportEvent> events, Random random) {
        Map<String, Deque<RapportEvent>> aggregates = new LinkedHashMap<>();
        for (RapportEvent event : events) {
            aggregates
                    .computeIfAbsent(Log.aggregateOf("tenant", "member", event), id -> new ArrayDeque<>())
                    .add(event);
        }
        List<RapportEvent> mixed = new ArrayList<>();
        List<Deque<RapportEvent>> rest = new ArrayList<>(aggregates.values());
        while (!rest.isEmpty()) {
            Deque<RapportEvent> one = rest.get(random.nextInt(rest.size()));
            mixed.add(one.remove());
            rest.removeIf(Deque::isEmpty);
        }
        return mixed;
    }

    private static String letters(GoalProgress progress) {
        return progress.periods().stream()
                .map(period -> switch (period.state()) {
                    case MET -> "M";
                    case MISSED -> "X";
                    case OPEN -> "O";
                    case PARTIAL -> "P";
                    case EXCUSED -> "E";
                    case PAUSED -> "Z";
                })
                .collect(Collectors.joining());
    }

    /** Reads the streak off the letters: only M and X matter. */
    private static Streak naiveStreak(String periods) {
        String judged = periods.replaceAll("[^MX]", "");
        int met = judged.replace("X", "").length();
        int missed = judged.length() - met;
        int current = judged.length() - judged.lastIndexOf('X') - 1;
        int best = IntStream.of(List.of(judged.split("X", -1)).stream()
                        .mapToInt(String::length)
                        .toArray())
                .max()
                .orElse(0);
        return new Streak(current, best, met, missed, judged.isEmpty() ? null : (double) met / judged.length(), null);
    }
}
