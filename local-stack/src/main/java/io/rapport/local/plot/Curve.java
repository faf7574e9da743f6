package io.rapport.local.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shares from 0 to 1 along a way of equal steps. The curve has a gap where something is not told. */
public record Curve(String name, String title, String note, List<Point> points) implements Plot {

    /** The share at one step. */
    public record Point(String label, @Nullable Double share) {}

    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;
    private static final int LEFT = 70;
    private static final int RIGHT = 730;
    private static final int TOP = 84;
    private static final int BOTTOM = 330;
    private static final int LABELS = 14;

    public Curve {
        points = List.copyOf(points);
    }

    private double x(int index) {
        return LEFT + (RIGHT - LEFT) * (points.size() < 2 ? 0.5 : (double) index / (points.size() - 1));
    }

    private static double y(double share) {
        return BOTTOM - (BOTTOM - TOP) * share;
    }

    @Override
    public String svg() {
        Svg svg = new Svg(WIDTH, HEIGHT);
        svg.text(24, 32, "title", "start", title);
        svg.text(24, 56, "faint", "start", note);
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = y(quarter / 4.0);
            svg.line(LEFT, y, RIGHT, y, Svg.PALE, 1, "");
            svg.text(LEFT - 10, y + 4, "faint", "end", 25 * quarter + " %");
        }
        int every = (points.size() + LABELS - 1) / LABELS;
        for (int index = 0; index < points.size(); index++) {
            if (index % every == 0) {
                svg.text(
                        x(index),
                        BOTTOM + 22,
                        "faint",
                        "middle",
                        points.get(index).label());
            }
            Double share = points.get(index).share();
            if (share == null) {
                continue;
            }
            Double next = index + 1 < points.size() ? points.get(index + 1).share() : null;
            if (next != null) {
                svg.line(x(index), y(share), x(index + 1), y(next), Svg.BLUE, 2, "");
            }
            svg.dot(x(index), y(share));
        }
        return svg.document();
    }

    @Override
    public List<String> lines(int columns) {
        int labels =
                points.stream().mapToInt(point -> point.label().length()).max().orElse(0);
        int room = Math.max(10, columns - labels - 10);
        List<String> lines = new ArrayList<>(List.of(title, note));
        for (Point point : points) {
            Double share = point.share();
            String bar = share == null
                    ? "not told"
                    : "█".repeat((int) Math.round(room * Objects.requireNonNull(share)))
                            + String.format(Locale.ROOT, " %.0f %%", 100 * share);
            lines.add(" ".repeat(labels - point.label().length()) + point.label() + "  " + bar);
        }
        return lines;
    }
}
