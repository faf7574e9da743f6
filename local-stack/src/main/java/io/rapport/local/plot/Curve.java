package io.rapport.local.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shares from 0 to 1 as time passes. The curve has a gap where something is not told.
 *
 * @param unit in which time is given
 * @param points in the order of time
 */
public record Curve(String name, String title, String note, String unit, List<Point> points) implements Plot {

    /** The share after so much time. */
    public record Point(int after, @Nullable Double share) {}

    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;
    private static final int LEFT = 70;
    private static final int RIGHT = 730;
    private static final int TOP = 84;
    private static final int BOTTOM = 330;

    public Curve {
        points = List.copyOf(points);
    }

    private double x(int index) {
        int last = points.getLast().after();
        return LEFT
                + (last == 0 ? 0 : (RIGHT - LEFT) * (double) points.get(index).after() / last);
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
        svg.text(RIGHT, BOTTOM + 40, "faint", "end", unit);
        for (int index = 0; index < points.size(); index++) {
            svg.text(
                    x(index),
                    BOTTOM + 20,
                    "faint",
                    "middle",
                    Integer.toString(points.get(index).after()));
            Double share = points.get(index).share();
            if (share == null) {
                continue;
            }
            Double next = index + 1 < points.size() ? points.get(index + 1).share() : null;
            if (next != null) {
                svg.line(x(index), y(share), x(index + 1), y(next), Svg.BLUE, 2, "");
            }
            svg.dot(x(index), y(share));
            // Where the curve falls there is room above it, where it rises there is below.
            boolean falls = next == null ? share <= first() : next <= share;
            boolean last = index == points.size() - 1;
            svg.text(
                    x(index) + (last ? 0 : 4),
                    y(share) + (falls ? -10 : 22),
                    "faint",
                    last ? "end" : "start",
                    percent(share));
        }
        return svg.document();
    }

    @Override
    public List<String> lines(int columns) {
        int labels =
                points.stream().mapToInt(point -> label(point).length()).max().orElse(0);
        int room = Math.max(10, columns - labels - 10);
        List<String> lines = new ArrayList<>(List.of(title, note));
        for (Point point : points) {
            Double share = point.share();
            String bar = share == null
                    ? "not told"
                    : "█".repeat((int) Math.round(room * Objects.requireNonNull(share))) + " " + percent(share);
            lines.add(" ".repeat(labels - label(point).length()) + label(point) + "  " + bar);
        }
        return lines;
    }

    private String label(Point point) {
        return point.after() + " " + unit;
    }

    private double first() {
        return points.stream()
                .map(Point::share)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0.0);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
