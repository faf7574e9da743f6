package io.rapport.local.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many are left after each step, and which share that is of the step before and of all. What is not told has no
 * bar. {@code of} says whom it counts.
 */
public record Funnel(String name, String title, String note, String of, List<Step> steps) implements Plot {

    /** One step, of how many. */
    public record Step(String label, @Nullable Double many) {}

    private static final int WIDTH = 760;
    private static final int LEFT = 150;
    private static final int RIGHT = 470;
    private static final int MANY = 540;
    private static final int OF_BEFORE = 672;
    private static final int OF_ALL = 736;
    private static final int TOP = 104;
    private static final int ROW = 44;
    private static final int LABEL = 18;
    private static final String COLUMNS = "%12s%20s%8s";
    private static final String BEFORE = "of the step before";
    private static final String ALL = "of all";
    private static final String NOT_TOLD = "not told";

    public Funnel {
        steps = List.copyOf(steps);
    }

    private double most() {
        return Math.max(
                1,
                steps.stream()
                        .mapToDouble(step -> step.many() == null ? 0 : step.many())
                        .max()
                        .orElse(1));
    }

    private String many(int index) {
        Double many = steps.get(index).many();
        return many == null ? NOT_TOLD : String.format(Locale.ROOT, "%,.0f", many);
    }

    /** Nothing of the first step, and of what is not told. */
    private String share(int index, int ofIndex) {
        Double many = steps.get(index).many();
        Double whole =
                ofIndex < 0 || ofIndex == index ? null : steps.get(ofIndex).many();
        return many == null || whole == null || whole == 0
                ? ""
                : String.format(Locale.ROOT, "%.0f %%", 100 * Math.min(1, many / whole));
    }

    @Override
    public String svg() {
        Svg svg = new Svg(WIDTH, TOP + ROW * steps.size() + 12);
        svg.text(24, 32, "title", "start", title);
        svg.text(24, 56, "faint", "start", note);
        svg.text(MANY, TOP - 14, "faint", "end", of);
        svg.text(OF_BEFORE, TOP - 14, "faint", "end", BEFORE);
        svg.text(OF_ALL, TOP - 14, "faint", "end", ALL);
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            double y = TOP + (double) ROW * index;
            double width = step.many() == null ? 0 : (RIGHT - LEFT) * step.many() / most();
            svg.text(LEFT - 14, y + 19, "", "end", step.label());
            svg.line(LEFT + width, y + 14, RIGHT, y + 14, Svg.PALE, 1, step.many() == null ? "3 4" : "");
            svg.bar(LEFT, y, width, 28, Svg.BLUE, 0.6);
            svg.text(MANY, y + 19, step.many() == null ? "faint" : "", "end", many(index));
            svg.text(OF_BEFORE, y + 19, "", "end", share(index, index - 1));
            svg.text(OF_ALL, y + 19, "", "end", share(index, 0));
        }
        return svg.document();
    }

    @Override
    public List<String> lines(int columns) {
        int room = Math.max(10, columns - LABEL - COLUMNS.formatted("", "", "").length());
        List<String> lines = new ArrayList<>(List.of(title, note));
        lines.add(" ".repeat(LABEL + room) + COLUMNS.formatted(of, BEFORE, ALL));
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            int length = step.many() == null ? 0 : (int) Math.round(room * step.many() / most());
            lines.add(("%-" + LABEL + "s").formatted(step.label())
                    + "█".repeat(length)
                    + " ".repeat(room - length)
                    + COLUMNS.formatted(many(index), share(index, index - 1), share(index, 0)));
        }
        return lines;
    }
}
