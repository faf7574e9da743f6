package io.rapport.bench.report;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Finding;
import io.rapport.local.plot.Svg;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a report as SVG: one line a finding, from zero on, a dot a round, a bar up to the median, a dashed line where
 * the aim is. Lines of the same unit have the same scale.
 */
final class Plot {

    private static final int WIDTH = 1_060;
    private static final int TOP = 56;
    private static final int LINE = 18;
    private static final int ROW = 46;
    private static final int LEFT = 430;
    private static final int RIGHT = 880;

    /** How many letters of the small print fit into the width. */
    private static final int LETTERS = 150;

    private final Report report;

    Plot(Report report) {
        this.report = report;
    }

    String svg() {
        List<String> description = wrapped(report.description());
        List<String> machine = wrapped(machine());
        int rows = TOP + LINE * description.size() + 12;
        int below = rows + ROW * report.findings().size() + 12;
        int height = below + LINE * machine.size() + 12;
        Svg svg = new Svg(WIDTH, height);
        svg.text(24, 32, "title", "start", report.benchmark() + (report.quick() ? " (quick run)" : ""));
        lines(svg, description, TOP);
        int y = rows;
        for (Finding finding : report.findings()) {
            row(svg, finding, y);
            y += ROW;
        }
        lines(svg, machine, below + LINE);
        return svg.document();
    }

    private String machine() {
        return report.machine().line() + "; " + report.began().toString().substring(0, 10);
    }

    private static List<String> wrapped(String words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (line.length() + word.length() >= LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static void lines(Svg svg, List<String> lines, int first) {
        int y = first;
        for (String line : lines) {
            svg.text(24, y, "faint", "start", line);
            y += LINE;
        }
    }

    private double most(String unit) {
        return report.findings().stream()
                .filter(finding -> finding.unit().equals(unit))
                .mapToDouble(finding -> {
                    Aim aim = finding.aim();
                    return Math.max(finding.greatest(), aim == null ? 0 : aim.limit());
                })
                .max()
                .orElse(1);
    }

    private void row(Svg svg, Finding finding, int y) {
        Aim aim = finding.aim();
        double most = most(finding.unit());
        double scale = (RIGHT - LEFT) / (most <= 0 ? 1 : most * 1.08);
        int middle = y + 16;
        double median = LEFT + finding.median() * scale;
        svg.text(LEFT - 14, middle + 4, "", "end", finding.name());
        svg.line(LEFT, middle, RIGHT, middle, Svg.PALE, 1, "");
        svg.bar(LEFT, middle - 5, median - LEFT, 10, finding.isRatio() ? Svg.BLUE : Svg.GREY, 0.35);
        svg.line(median, middle - 9, median, middle + 9, Svg.INK, 2, "");
        for (double round : finding.rounds()) {
            svg.dot(LEFT + round * scale, middle);
        }
        if (aim != null) {
            double at = LEFT + aim.limit() * scale;
            svg.line(at, middle - 14, at, middle + 14, "#bc4c00", 1.5, "4 3");
            svg.text(at, middle + 27, "faint", "middle", "aim " + aim);
        }
        Boolean met = finding.met();
        svg.text(
                RIGHT + 14,
                middle + 4,
                met == null ? "" : met ? "met" : "missed",
                "start",
                Numbers.of(finding.median(), finding.unit()));
    }
}
