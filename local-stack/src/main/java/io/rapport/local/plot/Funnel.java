package io.rapport.local.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many are left after each step, and of those before it which share. What is not told has no bar. */
public record Funnel(String name, String title, String note, List<Step> steps) implements Plot {

    /** One step, of how many. */
    public record Step(String label, @Nullable Double many) {}

    private static final int WIDTH = 760;
    private static final int LEFT = 190;
    private static final int RIGHT = 600;
    private static final int TOP = 84;
    private static final int ROW = 44;
    private static final int LABEL = 18;

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

    /** Of the step before, which has to be told, too. */
    private String words(int index) {
        Double many = steps.get(index).many();
        if (many == null) {
            return "not told";
        }
        Double before = index == 0 ? null : steps.get(index - 1).many();
        String count = String.format(Locale.ROOT, "%,.0f", many);
        return before == null || before == 0
                ? count
                : count + String.format(Locale.ROOT, "  %.0f %%", 100 * Math.min(1, many / before));
    }

    @Override
    public String svg() {
        Svg svg = new Svg(WIDTH, TOP + ROW * steps.size() + 12);
        svg.text(24, 32, "title", "start", title);
        svg.text(24, 56, "faint", "start", note);
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            double y = TOP + (double) ROW * index;
            double width = step.many() == null ? 0 : (RIGHT - LEFT) * step.many() / most();
            svg.text(LEFT - 14, y + 19, "", "end", step.label());
            svg.line(LEFT, y + 14, RIGHT, y + 14, Svg.PALE, 1, "");
            svg.bar(LEFT, y, width, 28, Svg.BLUE, 0.6);
            svg.text(RIGHT + 14, y + 19, step.many() == null ? "faint" : "", "start", words(index));
        }
        return svg.document();
    }

    @Override
    public List<String> lines(int columns) {
        int room = Math.max(10, columns - LABEL - 20);
        List<String> lines = new ArrayList<>(List.of(title, note));
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            int length = step.many() == null ? 0 : (int) Math.round(room * step.many() / most());
            lines.add("%-18s%s  %s".formatted(step.label(), "█".repeat(length), words(index)));
        }
        return lines;
    }
}
