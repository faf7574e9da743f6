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
 * @param of what the shares are of
 * @param points in the order of time
 */
public record Curve(String name, String title, String note, String unit, String of, List<Point> points)
        implements Plot {

    /** The share after so much time, and of how many that is known; both are null if it is not told. */
    public record Point(
            int after, @Nullable Double share, @Nullable Double many) {}

    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 90;
    private static final int RIGHT = 730;
    private static final int TOP = 84;
    private static final int BOTTOM = 330;
    private static final String GAP = "3 4";

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
        svg.text(LEFT - 20, BOTTOM + 20, "faint", "end", unit);
        svg.text(LEFT - 20, BOTTOM + 38, "faint", "end", "of " + of);
        if (points.stream().anyMatch(point -> point.share() == null)) {
            svg.line(24, BOTTOM + 56, 44, BOTTOM + 56, Svg.GREY, 1, GAP);
            svg.text(52, BOTTOM + 60, "faint", "start", "not told, which is not 0");
        }
        for (int index = 0; index < points.size(); index++) {
            svg.text(
                    x(index),
                    BOTTOM + 20,
                    "faint",
                    "middle",
                    Integer.toString(points.get(index).after()));
            Double share = points.get(index).share();
            if (share == null) {
                svg.line(x(index), TOP, x(index), BOTTOM, Svg.GREY, 1, GAP);
                continue;
            }
            svg.text(x(index), BOTTOM + 38, "faint", "middle", many(points.get(index)));
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
        int room = Math.max(10, columns - labels - 20);
        List<String> lines = new ArrayList<>(List.of(title, note));
        for (Point point : points) {
            Double share = point.share();
            String bar = share == null
                    ? "not told"
                    : "█".repeat((int) Math.round(room * Objects.requireNonNull(share))) + " " + percent(share)
                            + (point.many() == null ? "" : " of " + many(point));
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

    private static String many(Point point) {
        return point.many() == null ? "" : String.format(Locale.ROOT, "%,.0f", point.many());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
