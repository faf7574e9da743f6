package io.rapport.local.figures;

import io.rapport.local.plot.CohortTable;
import io.rapport.local.plot.Curve;
import io.rapport.local.plot.Funnel;
import io.rapport.local.plot.Plot;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be drawn of a release, and of the same by months of joining. What it does not tell is not drawn.
 *
 * @param cohorts a part for each month of joining; empty if there are none
 */
public record Plots(Release release, List<Release> cohorts) {

    private static final Pattern WEEKS = Pattern.compile("([A-Z_]+)_(\\d+)_WEEKS");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private static final String UNTOLD = "no month tells it";

    /** Months after the one of joining. */
    private static final List<Integer> LATER = List.of(1, 2, 3, 6, 12, 18, 24);

    public Plots {
        cohorts = List.copyOf(cohorts);
    }

    private record Named(String figure, String label) {}

    private static final List<Named> STEPS = List.of(
            new Named("FUNNEL_BEGUN", "came in"),
            new Named("FUNNEL_MET", "met"),
            new Named("FUNNEL_FOLLOWED_UP", "followed up"),
            new Named("FUNNEL_CONNECTED", "connected"),
            new Named("FUNNEL_HELPED", "helped on target"));

    private static final List<Named> SHARES = List.of(
            new Named("MET", "met"),
            new Named("FOLLOWED_UP", "followed up"),
            new Named("CONNECTED", "connected"),
            new Named("HELPED", "helped"));

    /** All of them. */
    public List<Plot> all() {
        List<Plot> all = new ArrayList<>();
        if (!release.months().isEmpty()) {
            all.add(funnel());
            all.add(people());
            curve("habits", "Weekly habits that are kept up", "KEPT", new Named("HABITS_FOLLOWED", "habits"), true)
                    .ifPresent(all::add);
            curve("goals", "Goals that are achieved", "ACHIEVED_IN", new Named("GOALS_SET", "goals"), false)
                    .ifPresent(all::add);
        }
        if (cohorts.stream().anyMatch(cohort -> MONTH.matcher(cohort.part()).matches())) {
            all.add(members());
        }
        return all;
    }

    /**
     * Over the months in which as many steps as possible are told, all of them in each: else steps would not compare.
     */
    private Funnel funnel() {
        for (int told = STEPS.size(); told > 0; told--) {
            List<Named> steps = STEPS.subList(0, told);
            List<String> months = release.months().stream()
                    .filter(month ->
                            steps.stream().allMatch(step -> release.value(month, Figure.COUNT, step.figure()) != null))
                    .toList();
            if (!months.isEmpty()) {
                return funnel(months, told);
            }
        }
        return funnel(List.of(), 0);
    }

    private Funnel funnel(List<String> months, int told) {
        List<Funnel.Step> steps = new ArrayList<>();
        for (int index = 0; index < STEPS.size(); index++) {
            Named step = STEPS.get(index);
            steps.add(new Funnel.Step(
                    step.label(),
                    index >= told
                            ? null
                            : months.stream()
                                    .mapToDouble(month ->
                                            Objects.requireNonNull(release.value(month, Figure.COUNT, step.figure())))
                                    .sum()));
        }
        String which = months.isEmpty()
                ? UNTOLD
                : "people who came in %s to %s, %d of %d months"
                        .formatted(
                                months.getFirst(),
                                months.getLast(),
                                months.size(),
                                release.months().size());
        return new Funnel(
                "funnel", "From the card to help on target", release.tenant() + ": " + which, "people", steps);
    }

    /**
     * After how many weeks which share is left. Months tell of different weeks, so each share is that of the weeks
     * before times what was left of those, in the months that tell both: else the share of others would follow.
     *
     * @param isWhatIsLeft whether that is what is counted; else it is the rest
     */
    private Optional<Plot> curve(String name, String title, String counted, Named whole, boolean isWhatIsLeft) {
        SortedMap<Integer, String> figures = new TreeMap<>();
        for (Figure figure : release.figures()) {
            Matcher weeks = WEEKS.matcher(figure.name());
            if (weeks.matches() && weeks.group(1).equals(counted)) {
                figures.put(Integer.parseInt(weeks.group(2)), figure.name());
            }
        }
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        List<Curve.Point> points = new ArrayList<>();
        double left = 1;
        String before = null;
        for (Map.Entry<Integer, String> figure : figures.entrySet()) {
            Left now = left(figure.getValue(), before, whole.figure(), isWhatIsLeft);
            if (now.of() == 0) {
                points.add(new Curve.Point(figure.getKey(), null, null));
                continue;
            }
            left *= Math.min(1, now.after() / now.of());
            before = figure.getValue();
            points.add(new Curve.Point(figure.getKey(), isWhatIsLeft ? left : 1 - left, now.begun()));
        }
        boolean told = points.stream().anyMatch(point -> point.share() != null);
        points.addFirst(new Curve.Point(0, told ? (isWhatIsLeft ? 1.0 : 0.0) : null, null));
        return Optional.of(new Curve(
                name,
                title,
                release.tenant() + ": "
                        + (told ? "each share goes on from the one before, in the months that tell both" : UNTOLD),
                "weeks",
                whole.label(),
                points));
    }

    /** What was left of how many that were left before, and how many had begun. */
    private record Left(double after, double of, double begun) {}

    private Left left(String figure, @Nullable String before, String whole, boolean isWhatIsLeft) {
        double after = 0;
        double of = 0;
        double begun = 0;
        for (String month : release.months()) {
            Double all = release.value(month, Figure.COUNT, whole);
            Double some = release.value(month, Figure.COUNT, figure);
            Double sooner = before == null ? all : release.value(month, Figure.COUNT, before);
            if (all != null && some != null && sooner != null) {
                after += isWhatIsLeft ? some : all - some;
                of += isWhatIsLeft || before == null ? sooner : all - sooner;
                begun += all;
            }
        }
        return new Left(after, of, begun);
    }

    private CohortTable members() {
        YearMonth last = YearMonth.parse(cohorts.stream()
                .flatMap(cohort -> cohort.months().stream())
                .max(Comparator.naturalOrder())
                .orElseThrow());
        List<CohortTable.Row> rows = cohorts.stream()
                .filter(cohort -> MONTH.matcher(cohort.part()).matches())
                .map(cohort -> {
                    YearMonth joined = YearMonth.parse(cohort.part());
                    Double many = cohort.members(joined, "ENTRIES");
                    List<@Nullable Double> shares = new ArrayList<>();
                    for (int later : LATER) {
                        YearMonth then = joined.plusMonths(later);
                        if (then.isAfter(last)) {
                            break;
                        }
                        Double still = cohort.members(then, "ENTRIES");
                        shares.add(many == null || many == 0 || still == null ? null : Math.min(1, still / many));
                    }
                    return new CohortTable.Row(cohort.part(), many, shares);
                })
                .toList();
        int columns = rows.stream().mapToInt(row -> row.shares().size()).max().orElse(0);
        return new CohortTable(
                "members-by-month",
                "Members by the month they joined",
                release.tenant() + ": who told of anything so many months later, of those who did in that month",
                "members",
                LATER.stream()
                        .limit(columns)
                        .map(later -> later == 1 ? "+1 month" : "+" + later)
                        .toList(),
                rows);
    }

    private CohortTable people() {
        List<CohortTable.Row> rows = new ArrayList<>();
        for (String month : release.months()) {
            List<@Nullable Double> shares = new ArrayList<>();
            SHARES.forEach(share -> shares.add(release.value(month, Figure.RATIO, share.figure())));
            rows.add(new CohortTable.Row(
                    month, release.value(month, Figure.COUNT, STEPS.getFirst().figure()), shares));
        }
        return new CohortTable(
                "people-by-month",
                "People by the month they came in",
                release.tenant() + ": each share is of the step before it",
                "people",
                SHARES.stream().map(Named::label).toList(),
                rows);
    }
}
