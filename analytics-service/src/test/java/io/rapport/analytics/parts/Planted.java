package io.rapport.analytics.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What was planted in the lives of many, and what docs/analytics.md says is told of it: nothing of fewer than ten,
 * counts to the nearest 5, ratios of these, means and medians.
 */
public final class Planted {

    private static final int[] STEPS = {0, 1, 3, 7, 14, 30, 60, 90, 180, 365};

    /** By the name of a ratio: what is divided, and by the sum of what. */
    private static final Map<String, List<String>> RATIOS = ratios();

    /** By month and figure: how much there was of it, and of how many members. */
    private final Map<String, Map<String, long[]>> sums = new TreeMap<>();

    private static Map<String, List<String>> ratios() {
        Map<String, List<String>> ratios = new TreeMap<>(Map.of(
                "CERTAINTY", List.of("CERTAINTIES", "CERTAINTIES", "GUESSES"),
                "REFERRING", List.of("FOLLOW_UPS_REFERRING", "FOLLOW_UPS"),
                "WANTED", List.of("HELP_WANTED", "HELP_WANTED", "HELP_POLITE", "HELP_DECLINED", "HELP_UNANSWERED"),
                "RESPECTED", List.of("POLITE_RESPECTED", "HELP_POLITE"),
                "ON_TARGET", List.of("HELP_ON_TARGET", "HELP_JUDGED"),
                "ACHIEVED", List.of("GOALS_ACHIEVED", "GOALS_CLOSED"),
                "MET", List.of("FUNNEL_MET", "FUNNEL_BEGUN"),
                "FOLLOWED_UP", List.of("FUNNEL_FOLLOWED_UP", "FUNNEL_MET"),
                "CONNECTED", List.of("FUNNEL_CONNECTED", "FUNNEL_FOLLOWED_UP"),
                "HELPED", List.of("FUNNEL_HELPED", "FUNNEL_CONNECTED")));
        ratios.put("RAPPORT_RISING", List.of("RAPPORT_RISEN", "RAPPORT_COMPARED"));
        ratios.put("RAPPORT_FALLING", List.of("RAPPORT_FALLEN", "RAPPORT_COMPARED"));
        for (int weeks : new int[] {4, 8, 12, 26, 52}) {
            String achieved = "ACHIEVED_IN_" + weeks + "_WEEKS";
            ratios.put(achieved, List.of(achieved, "GOALS_SET"));
            String kept = "KEPT_" + weeks + "_WEEKS";
            ratios.put(kept, List.of(kept, "HABITS_FOLLOWED"));
        }
        for (String band : List.of("1_TO_4", "5_TO_8", "9_TO_12", "13_TO_26", "27_TO_52")) {
            String met = "WEEKS_MET_" + band;
            ratios.put("HIT_RATE_" + band, List.of(met, met, "WEEKS_MISSED_" + band));
        }
        return ratios;
    }

    /** With one member more. */
    public void add(Life life) {
        life.truth().forEach(this::add);
    }

    /** With one member more, but for what they did before that month. */
    public void addFrom(String first, Life life) {
        life.truth().tailMap(first).forEach(this::add);
    }

    private void add(String month, Map<String, Integer> figures) {
        figures.forEach((name, many) -> {
            long[] both = sums.computeIfAbsent(month, any -> new TreeMap<>()).computeIfAbsent(name, any -> new long[2]);
            both[0] += many;
            both[1] += many > 0 ? 1 : 0;
        });
    }

    /** In which anything was planted. */
    public Set<String> months() {
        return sums.keySet();
    }

    /** Fails unless a row of an answer tells what was planted, or is not told; answers whether it is told. */
    public boolean isToldBy(JsonNode row) {
        Figures figures = new Figures(sums.getOrDefault(row.path("month").asString(), Map.of()));
        String name = row.path("name").asString();
        boolean told = !row.path("suppressed").asBoolean();
        assertThat(row.has("value")).as(row.toString()).isEqualTo(told);
        boolean isCount = row.path("kind").asString().equals("COUNT");
        if (isCount && figures.members(name) < 10) {
            assertThat(told).as(row.toString()).isFalse();
        }
        if (told) {
            assertThat(row.path("value").asDouble())
                    .as(row.toString())
                    .isEqualTo(figures.value(row.path("kind").asString(), name));
            if (isCount) {
                assertThat(row.path("members").asLong()).as(row.toString()).isEqualTo(rounded(figures.members(name)));
            }
        }
        return told;
    }

    private static long rounded(long value) {
        return (value + 2) / 5 * 5;
    }

    /** Those of one month. */
    private record Figures(Map<String, long[]> sums) {

        long many(String name) {
            return sums.getOrDefault(name, new long[2])[0];
        }

        long members(String name) {
            return sums.getOrDefault(name, new long[2])[1];
        }

        double value(String kind, String name) {
            return switch (kind) {
                case "COUNT" -> rounded(many(name));
                case "RATIO" -> ratio(Objects.requireNonNull(RATIOS.get(name), name));
                case "MEAN" -> Math.rint(10.0 * many(name + "_POINTS") / many(name + "_RATED")) / 10;
                case "MEDIAN" -> median(name);
                default -> throw new IllegalArgumentException(kind);
            };
        }

        private double ratio(List<String> partAndWhole) {
            ToLongFunction<Stream<String>> sum =
                    names -> names.mapToLong(name -> rounded(many(name))).sum();
            double ratio = (double) sum.applyAsLong(partAndWhole.stream().limit(1))
                    / sum.applyAsLong(partAndWhole.stream().skip(1));
            return Math.rint(Math.min(1, ratio) * 100) / 100;
        }

        /** The first step up to which at least half of them are. */
        private double median(String name) {
            long all = upTo(name, STEPS.length - 1);
            return STEPS[
                    IntStream.range(0, STEPS.length)
                            .filter(step -> 2 * upTo(name, step) >= all)
                            .findFirst()
                            .orElseThrow()];
        }

        private long upTo(String name, int last) {
            return IntStream.rangeClosed(0, last)
                    .mapToLong(step -> many(name + "_" + STEPS[step]))
                    .sum();
        }
    }
}
